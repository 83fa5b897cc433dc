/** Words of old forms that pyxform puts aside before it looks at a type. */
const ALIASES: Readonly<Record<string, string>> = {
  imei: 'deviceid',
  image: 'photo',
  'add image prompt': 'photo',
  'add photo prompt': 'photo',
  'add audio prompt': 'audio',
  'add video prompt': 'video',
  'add file prompt': 'file',
};

export const typeWord = (type: string): string =>
  Object.hasOwn(ALIASES, type) ? (ALIASES[type] ?? type) : type;

const YES = new Set(['yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'true()']);
const NO = new Set(['no', 'No', 'NO', 'false', 'False', 'FALSE', 'false()']);

/** A cell that is yes or no; null when it is neither. */
export const yesOrNo = (text: string): boolean | null =>
  YES.has(text) ? true : NO.has(text) ? false : null;
