/** The build's version, as the server logs it and settings show it. */
export const APP_VERSION: string = import.meta.env.VITE_APP_VERSION ?? 'dev';
