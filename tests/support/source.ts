import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

export type Source = { path: string; text: string };
export type Import = { target: string; isType: boolean; isLazy: boolean };
/** `code`: no comments, no quoted text. `quoted`: no comments. `comments`: nothing else. */
export type View = 'code' | 'quoted' | 'comments';

const tokens =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** The text with what the view leaves out as blanks, so that line numbers stay. */
export function viewOf(text: string, view: View): string {
  const isComment = (token: string) => token.startsWith('/');
  if (view === 'comments') {
    const marks = [...text.matchAll(tokens)].filter(([token]) => isComment(token));
    return marks.reduceRight(
      (kept, { 0: token, index }) =>
        kept.slice(0, index) + token + kept.slice(index + token.length),
      blank(text),
    );
  }
  // A template may hold code between its braces, so it is never left out.
  return text.replace(tokens, (token) =>
    isComment(token) || (view === 'code' && !token.startsWith('`'))
      ? blank(token)
      : token,
  );
}

/** Where a pattern occurs, as `path:line  what`. */
export function findLines({ path, text }: Source, pattern: RegExp, view: View): string[] {
  return [...viewOf(text, view).matchAll(new RegExp(pattern, 'gi'))].map(
    ({ 0: hit, index }) =>
      `${path}:${text.slice(0, index).split('\n').length}  ${hit.trim().split('\n')[0]}`,
  );
}

/** What a file imports: paths from the root for our own files, names for packages. */
export function importsOf({ path, text }: Source): Import[] {
  const quoted = viewOf(text, 'quoted');
  const from = (spec: string) =>
    spec.startsWith('.') ? posix.join(posix.dirname(path), spec) : spec;
  const fixed = [
    ...quoted.matchAll(
      /\b(?:import|export)\s+(type\s)?(?:[\w$*\s{},]+?\sfrom\s+)?['"]([^'"]+)['"]/g,
    ),
  ].map(([, type, spec = '']) => ({ target: from(spec), isType: !!type, isLazy: false }));
  const lazy = [...quoted.matchAll(/\b(?:import|new URL)\(\s*['"]([^'"]+)['"]/g)].map(
    ([, spec = '']) => ({ target: from(spec), isType: false, isLazy: true }),
  );
  return [...fixed, ...lazy];
}

/** Every circle of imports that are there at run time, each named once. */
export function findCycles(sources: Source[]): string[] {
  const graph = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter(({ isType, isLazy }) => !isType && !isLazy)
        .map(({ target }) => target),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]) => {
    if (trail.includes(path))
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}

/** Every text file under a folder of the repository. */
export function readSources(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css|json|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
