// Bytes as Base64 and back, for digest() and base64-decode(). The domain has no `atob`, and that one knows no
// UTF-8. Promises: what does not belong is passed over; bytes that are no UTF-8 become U+FFFD.

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as Base64. */
export function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const whole = (a << 16) | (b << 8) | c;
    text += [18, 12, 6, 0].map((by) => SIGNS[(whole >> by) & 63]).join('');
  }
  const spare = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - spare) + '='.repeat(spare);
}

/** Bytes as small hexadecimal digits. */
export const toHex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

function fromUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    const more =
      lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    const rest = bytes.slice(at + 1, at + 1 + Math.max(0, more));
    const isWhole = rest.length === more && rest.every((byte) => byte >> 6 === 2);
    const code = rest.reduce(
      (sum, byte) => (sum << 6) | (byte & 63),
      more <= 0 ? lead : lead & (63 >> more),
    );
    if (!isWhole || lead > 0xf4 || code > 0x10ffff) text += '\ufffd';
    else {
      text += String.fromCodePoint(code);
      at += more;
    }
  }
  return text;
}

/** The text that Base64 stands for. */
export function fromBase64(text: string): string {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const sign of text) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return fromUtf8(bytes);
}
