// In-app browsers (Zalo, Facebook, Messenger …) are not the installed app and may drop what they store: there
// one screen says how to open the app properly, and no draft is started.
const MARKS = /\b(Zalo|FBAN|FBAV|FB_IAB|Instagram|MicroMessenger|Line)\b/i;

/** Whether the page runs inside another app's browser, by its user agent. */
export const isInAppBrowser = (userAgent: string): boolean => MARKS.test(userAgent);
