// Draws the PNG icons of public/ from public/favicon.svg, the one source of the mark.
// Run by hand when the mark changes: node scripts/icons.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from './chromium.mjs';

const paper = '#faf6ee';
// A maskable icon may be cut to a circle of 80 % of its width; the mark stays well inside.
const icons = [
  { file: 'icon-192.png', size: 192, mark: 0.78, corner: 0.22 },
  { file: 'icon-512.png', size: 512, mark: 0.78, corner: 0.22 },
  { file: 'icon-maskable-512.png', size: 512, mark: 0.64, corner: 0 },
  { file: 'apple-touch-icon.png', size: 180, mark: 0.74, corner: 0 },
];

const mark = await readFile('public/favicon.svg', 'utf8');
const browser = await chromium.launch({
  executablePath: await findChromium(),
  chromiumSandbox: false,
  args: chromiumArgs,
});
const page = await browser.newPage();
for (const { file, size, mark: share, corner } of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<!doctype html><style>
    body { margin: 0 }
    main { display: grid; place-items: center; width: ${size}px; height: ${size}px;
      background: ${paper}; border-radius: ${size * corner}px }
    svg { width: ${size * share}px; height: ${size * share}px }
  </style><main>${mark}</main>`);
  await writeFile(`public/${file}`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
