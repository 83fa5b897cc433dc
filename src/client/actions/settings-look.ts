// Text size and background, per person on this machine. Kept where they can be read at once: a database answers
// only after the first paint, and the screen would flash.

import { readKept, writeKept } from './kept.ts';

export const TEXT_SIZES = ['100', '115', '130'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Look = {
  text: (typeof TEXT_SIZES)[number];
  theme: (typeof THEMES)[number];
};

const PLAIN: Look = { text: '100', theme: 'auto' };
const keyOf = (personId: string): string => `lan-toa-look:${personId}`;

/** The look a person chose here; the plain one when none was kept. */
export function readLook(personId: string): Look {
  const [text, theme] = (readKept(keyOf(personId)) ?? '').split(' ');
  return {
    text: TEXT_SIZES.find((it) => it === text) ?? PLAIN.text,
    theme: THEMES.find((it) => it === theme) ?? PLAIN.theme,
  };
}

/** Keeps a look; where nothing can be kept it lasts as long as the page. */
export const writeLook = (personId: string, { text, theme }: Look): void =>
  writeKept(keyOf(personId), `${text} ${theme}`);

/** Puts a look on the page. */
export function applyLook({ text, theme }: Look): void {
  const { dataset } = document.documentElement;
  dataset.text = text;
  if (theme === 'auto') delete dataset.theme;
  else dataset.theme = theme;
}
