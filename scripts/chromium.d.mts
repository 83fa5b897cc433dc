/** Switches for every browser the tests start. */
export declare const chromiumArgs: string[];
/** The path of a Chromium that runs, or undefined. Looks only. */
export declare const findChromium: () => Promise<string | undefined>;
/** The path of a Chromium that runs, installing one if the machine has none. */
export declare const ensureChromium: () => Promise<string>;
