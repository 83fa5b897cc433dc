/** The middle of the numbers. */
export function medianOf(numbers) {
  const line = [...numbers].sort((a, b) => a - b);
  const half = line.length >> 1;
  return line.length % 2 === 1 ? line[half] : (line[half - 1] + line[half]) / 2;
}

const round = (value) => Math.round(value * 10) / 10;

/** Median, range and count, to a tenth. */
export const summaryOf = (numbers) => ({
  median: round(medianOf(numbers)),
  min: round(Math.min(...numbers)),
  max: round(Math.max(...numbers)),
  n: numbers.length,
});

/** `123 (110–140) n7` */
export const cellOf = ({ median, min, max, n }) => `${median} (${min}–${max}) n${n}`;
