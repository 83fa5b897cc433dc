// Which functions an expression may call, and with how many arguments. Used by the compiler only. Promises:
// every name of ODK's published list is here, so that what we do not run is told from what does not
// exist. Refuses to be the implementation: a test holds this list and the engine's tables together.

type Arity = readonly [min: number, max: number];
const MANY = Number.POSITIVE_INFINITY;

const named = (arity: Arity, names: string): [string, Arity][] =>
  names.split(/\s+/).map((name) => [name, arity]);

/** Functions this build runs: fewest and most arguments. */
export const functionArity: ReadonlyMap<string, Arity> = new Map([
  ...named([0, 0], 'true false today now pi random last'),
  ...named([0, 1], 'position uuid string-length normalize-space'),
  ...named(
    [1, 1],
    `boolean boolean-from-string not number int abs log log10 exp exp10 sqrt sin cos tan asin acos atan
    floor ceiling string count count-non-empty sum once date date-time decimal-date-time decimal-time
    count-selected base64-decode area intersects`,
  ),
  ...named([1, 2], 'round randomize'),
  ...named([1, MANY], 'concat max min distance'),
  ...named(
    [2, 2],
    `coalesce selected selected-at format-date format-date-time contains starts-with ends-with
    substring-before substring-after regex pow atan2 jr:choice-name geofence`,
  ),
  ...named([2, 3], 'substr substring digest'),
  ...named([2, MANY], 'checklist join weighted-checklist'),
  ...named([3, 3], 'if translate'),
  ...named([3, 11], 'indexed-repeat'),
  ...named([4, 4], 'pulldata'),
]);

/** Other names under which ODK's own engine knows some of them. */
export const functionAliases: ReadonlyMap<string, string> = new Map([
  ['is-selected', 'selected'],
  ['enclosed-area', 'area'],
]);

/** Real functions of ODK or XPath, not run by this build. */
export const unsupportedFunctions: ReadonlySet<string> = new Set(
  `current instance jr:itext extract-signed id depend property version name local-name namespace-uri
  lang`.split(/\s+/),
);
