// Whether an answer came from our server. Promises: a captive portal's page, which also says 200, never enters a
// cache under the name of one of our files: there it would be the app until the next version.

/** Judged by the policy that our server sends with every file, and nobody else does. */
export const isOwnAnswer = ({ ok, headers }: Response): boolean =>
  ok && /lan-toa/.test(headers.get('content-security-policy') ?? '');
