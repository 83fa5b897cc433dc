// Which functions an expression may call, and with how many arguments. Used by the compiler only. Promises:
// every name of ODK's published list is here, so that what we do not run yet is told from what does not
// exist. Refuses to be the implementation: that is expression-function.ts, and a test holds them together.

/** Functions this build runs: fewest and most arguments. */
export const functionArity: ReadonlyMap<string, readonly [min: number, max: number]> =
  new Map([
    ['boolean', [1, 1]],
    ['coalesce', [2, 2]],
    ['concat', [1, Number.POSITIVE_INFINITY]],
    ['count', [1, 1]],
    ['count-selected', [1, 1]],
    ['date', [1, 1]],
    ['decimal-date-time', [1, 1]],
    ['decimal-time', [1, 1]],
    ['false', [0, 0]],
    ['format-date', [2, 2]],
    ['if', [3, 3]],
    ['int', [1, 1]],
    ['jr:choice-name', [2, 2]],
    ['max', [1, Number.POSITIVE_INFINITY]],
    ['min', [1, Number.POSITIVE_INFINITY]],
    ['not', [1, 1]],
    ['now', [0, 0]],
    ['number', [1, 1]],
    ['once', [1, 1]],
    ['position', [1, 1]],
    ['round', [1, 2]],
    ['selected', [2, 2]],
    ['string', [1, 1]],
    ['string-length', [1, 1]],
    ['sum', [1, 1]],
    ['today', [0, 0]],
    ['true', [0, 0]],
  ]);

/** The rest of ODK's list: real functions, not run by this build. */
export const unsupportedFunctions: ReadonlySet<string> = new Set(
  `abs acos area asin atan atan2 base64-decode boolean-from-string checklist contains cos
  count-non-empty current digest distance ends-with exp exp10 extract-signed format-date-time
  geofence id indexed-repeat instance intersects join log log10 normalize-space pi pow pulldata
  random randomize regex selected-at sin sqrt starts-with substr substring-after
  substring-before tan translate uuid weighted-checklist`.split(/\s+/),
);
