// Small things that must be there before any database answers. Where a browser keeps nothing, they are forgotten.

export function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // A browser that blocks storage says so elsewhere, in a sentence.
    return null;
  }
}

export function writeKept(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It lasts as long as the page.
  }
}
