// The set ships its icons one file each without types; this is the shape of every one of them.
declare module 'lucide/dist/esm/icons/*.mjs' {
  const nodes: readonly (readonly [string, Record<string, string | number>])[];
  export default nodes;
}
