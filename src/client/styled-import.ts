// What the build puts before each import of a chunk, in place of its bundler's own 2 kB: the styles of the chunk
// first, so that no screen is ever drawn bare. Only the coordinator's chunks have styles of their own.

const asked: Record<string, Promise<unknown>> = {};

function readStyle(file: string): Promise<unknown> {
  asked[file] ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `/${file}`;
    link.onload = resolve;
    link.onerror = () => {
      // Not kept and no line: asked for again with the next opening.
      delete asked[file];
      link.remove();
      reject(new TypeError(`no ${file}`));
    };
    document.head.append(link);
  });
  return asked[file];
}

/** Imports a chunk once its style files are here; refuses as a failed import does. */
export const styledImport = <T>(
  load: () => Promise<T>,
  styles: readonly string[] = [],
): Promise<T> => Promise.all(styles.map(readStyle)).then(load);
