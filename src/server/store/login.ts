/** The form in which a sign-in name is kept and looked up: a phone number with spaces, dots or +84 is one number. */
export function normaliseLogin(typed: string): string {
  const text = typed.normalize('NFC').trim().toLowerCase();
  if (!/^\+?[\d\s.()-]+$/.test(text)) return text;
  const digits = text.replace(/[^\d+]/g, '');
  const local = digits.replace(/^(\+84|0084|84(?=\d{9}$))/, '0');
  // +84 (0)905… is written both ways.
  return local.replace(/^00(?=\d{9}$)/, '0');
}
