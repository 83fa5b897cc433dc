import type { Page } from '@playwright/test';

export type Photo = { name: string; mimeType: string; buffer: Buffer };

/** Draws real JPEG pictures in the browser, each different, as large as a cheap phone's camera makes them. */
export async function drawPhotos(page: Page, count: number): Promise<Photo[]> {
  const texts = await page.evaluate(async (wanted) => {
    const made: string[] = [];
    for (let i = 0; i < wanted; i++) {
      const canvas = new OffscreenCanvas(2400, 1800);
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('no canvas');
      for (let x = 0; x < 2400; x += 40)
        for (let y = 0; y < 1800; y += 40) {
          pen.fillStyle = `hsl(${(x + y * 3 + i * 97) % 360} 60% ${30 + ((x * y) % 40)}%)`;
          pen.fillRect(x, y, 40, 40);
        }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      made.push(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
    }
    return made;
  }, count);
  return texts.map((text, i) => ({
    name: `anh-${i + 1}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(text, 'latin1'),
  }));
}
