// Dates in words, as format-date() asks for them. Promises: every mark of ODK's list, in the two languages.
// Refuses what is no date: the result is then empty.

const NAMES = {
  vi: {
    days: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
    month: (n: number) => `Thg ${n}`,
  },
  en: {
    days: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    month: (n: number) => 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(3 * n - 3, 3 * n),
  },
};

/** The day (days since 1970, the fraction its time) in the form the marks `%Y %y %m %n %b %d %e %a …` ask for. */
export function formatDate(days: number, format: string, language: 'vi' | 'en'): string {
  const date = new Date(Math.round(days * 86_400_000));
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const names = NAMES[language];
  const marks: Record<string, string> = {
    Y: year,
    y: year.slice(-2),
    m: month,
    n: String(Number(month)),
    b: names.month(Number(month)),
    d: day,
    e: String(Number(day)),
    a: names.days[date.getUTCDay()] ?? '',
    H: iso.slice(11, 13),
    h: String(Number(iso.slice(11, 13))),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
    3: iso.slice(20, 23),
  };
  return format.replace(/%([a-zA-Z3])/g, (whole, mark: string) => marks[mark] ?? whole);
}
