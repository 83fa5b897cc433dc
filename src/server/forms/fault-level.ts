/** `error`: pyxform refuses it too; `unsupported`: not run here, or wrong in a way only this build looks for. */
export type FaultLevel = 'error' | 'unsupported' | 'warning';

/** What is said of a fault; `{}` is the text in question. */
export type Sentence = readonly [level: FaultLevel, vi: string, en: string];
export const error = (vi: string, en: string): Sentence => ['error', vi, en];
export const unsupported = (vi: string, en: string): Sentence => ['unsupported', vi, en];
export const warning = (vi: string, en: string): Sentence => ['warning', vi, en];
