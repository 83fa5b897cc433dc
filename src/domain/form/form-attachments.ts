// Which files a form names, and what each is for. Promises: every name once, data before pictures. Refuses to say
// where a file comes from: some lists are kept by the host, and that is known where the host is.
import type { FormDefinition, FormFiles, FormItem, Media } from './form.ts';

export type FileUse = 'data' | 'image' | 'audio' | 'video';
export type NeededFile = {
  name: string;
  use: FileUse;
  /** Of data that choices are made from: the columns that hold a choice's name and label. */
  columns?: readonly [string, string];
};

/** Lists every phone makes by itself, by the name of their file; code lists of the server come on top. */
export const HOST_LISTS: readonly string[] = ['units', 'strata'];

const USE_OF: Record<keyof Media, FileUse> = {
  image: 'image',
  bigImage: 'image',
  audio: 'audio',
  video: 'video',
};

const itemsOf = (items: readonly FormItem[]): FormItem[] =>
  items.flatMap((item) => ('items' in item ? [item, ...itemsOf(item.items)] : [item]));

/** The files a form names. */
export function neededFiles(definition: FormDefinition): NeededFile[] {
  const items = itemsOf(definition.items);
  const chosen = new Set(
    items.flatMap((item) => ('list' in item ? (item.list ?? []) : [])),
  );
  const found = new Map<string, NeededFile>();
  for (const [list, { file, value, label }] of Object.entries(definition.files ?? {})) {
    const columns = chosen.has(list) ? { columns: [value, label] as const } : {};
    found.set(file, { name: file, use: 'data', ...columns });
  }
  const choices = Object.values(definition.lists).flat();
  for (const { media = {} } of [...items, ...choices])
    for (const [kind, name] of Object.entries(media))
      if (name !== undefined && !found.has(name))
        found.set(name, { name, use: USE_OF[kind as keyof Media] });
  return [...found.values()];
}

/** Whether the file is a list of this name. */
export const listNameOf = (file: string): string => file.replace(/\.[^.]*$/, '');

/** A table as it travels: its columns, then its rows. */
export type FileTable = readonly (readonly string[])[];

/** The rows of a table by their columns; cells beyond the columns are nobody's. */
export function rowsOfTable([columns = [], ...rows]: FileTable): FormFiles[string] {
  return rows.map((row) =>
    Object.fromEntries(columns.map((column, n) => [column, row[n] ?? ''])),
  );
}
