// All figures of a quarter, drawn from a handful of phiếu, for tests.
import {
  drawFigures,
  type FigureSources,
} from '../../../src/domain/indicator/draw-figures.ts';
import type { Drawn, Source } from '../../../src/domain/indicator/source.ts';

export const Q1 = { from: '2025-12-15', to: '2026-03-14' };

/** The figures by their ids. */
export function draw(
  counted: Source[],
  over: Partial<FigureSources> = {},
): Map<string, Drawn> {
  const drawn = drawFigures({
    window: Q1,
    counted,
    everConfirmed: counted,
    raised: [],
    tasks: [],
    isPast: false,
    monthlyNews: 1,
    watched: null,
    ...over,
  });
  return new Map(drawn.map((it) => [it.id, it]));
}
export const numberOf = (drawn: Map<string, Drawn>, id: string) => drawn.get(id)?.value;
export const codes = (drawn: Map<string, Drawn>, id: string) =>
  drawn.get(id)?.remarks.map(({ code }) => code);
