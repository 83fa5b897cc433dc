import type { Text } from '../../domain/form/form.ts';
import type { FaultLevel } from './fault-level.ts';
import type { SheetName } from './form-table.ts';
import { RULE_SENTENCES } from './rule-sentences.ts';
import { TABLE_SENTENCES } from './table-sentences.ts';

const SENTENCES = { ...TABLE_SENTENCES, ...RULE_SENTENCES };

/** Where a fault stands: a cell, or (sheet `file`, row = line) a line of the text that is no row at all. */
export type FaultPlace = {
  sheet: SheetName | 'file';
  row: number;
  column: string;
  /** What the cell holds, or the piece of it that is wrong. */
  text: string;
  /** Where in the cell an expression goes wrong: characters before that place. */
  at?: number;
};

export type FormFaultCode = keyof typeof SENTENCES;

export type FormFault = FaultPlace & {
  level: FaultLevel;
  code: FormFaultCode;
  message: Text;
  /** What was probably meant. */
  fix?: string;
};

/** Longer pieces would hide the sentence they stand in. */
const QUOTED_MAX = 120;

/** Makes a fault with its sentence. */
export function makeFault(
  code: FormFaultCode,
  place: FaultPlace,
  fix?: string,
): FormFault {
  const [level, vi, en] = SENTENCES[code];
  const quoted =
    place.text.length > QUOTED_MAX ? `${place.text.slice(0, QUOTED_MAX)}…` : place.text;
  const say = (sentence: string) => sentence.replace('{}', () => quoted);
  const fault = { ...place, level, code, message: { vi: say(vi), en: say(en) } };
  return fix === undefined ? fault : { ...fault, fix };
}
