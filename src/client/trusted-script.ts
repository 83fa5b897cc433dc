// The page's one Trusted Types policy: the only texts that may become scripts are our own worker files.

declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): string };
    };
  }
}

const OWN = /^\/(sw\.js|assets\/[\w.-]+\.js)$/;

function ownScript(url: string): string {
  const { origin, pathname } = new URL(url, location.href);
  if (origin !== location.origin || !OWN.test(pathname))
    throw new TypeError('not our script');
  return url;
}

const policy = window.trustedTypes?.createPolicy('lan-toa', {
  createScriptURL: ownScript,
});

/**
 * The address of one of our worker scripts, in the form the browser accepts.
 * @throws TypeError for any address that is not a script of this build
 */
export const trustedScript = (url: string): string =>
  policy?.createScriptURL(url) ?? ownScript(url);
