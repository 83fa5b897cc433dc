// English of vi/in-app.ts.
import type { inApp as vi } from '../vi/in-app.ts';

export const inApp: typeof vi = {
  title: (browser) => `Open in ${browser} to install`,
  body: 'This page is open inside Zalo or Facebook. It cannot be installed here and its data may be erased, so Lan Tỏa takes no reports yet.',
  open: (browser) => `Open in ${browser}`,
  copy: 'Copy the address',
  copied: 'The address is copied.',
  copyFailed: 'It could not be copied. Please press and hold the address above.',
  link: 'Address of Lan Tỏa',
  stepsTitle: 'Steps',
  steps: (browser) => [
    'Press “Copy the address”.',
    `Open ${browser}, press and hold the address bar, choose Paste and open.`,
    `In ${browser}, open the menu and choose “Add to Home screen”.`,
  ],
};
