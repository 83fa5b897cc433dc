import { useEffect, useState } from 'preact/hooks';
import { readFile } from '../../device/store/file-rows.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';

/**
 * Addresses of photos that lie on this device, by file id; one whose bytes are not here (any more) is not in it.
 * They are given back when the screen goes.
 * @param fileIds photos that are held here
 */
export function useHeldPhotos(fileIds: readonly string[]): ReadonlyMap<string, string> {
  const { store } = useApp();
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = [...fileIds].sort().join(' ');
  useEffect(() => {
    let left = false;
    const made = new Map<string, string>();
    const open = async () => {
      for (const id of wanted.split(' ').filter((it) => it !== '')) {
        const blob = await readFile(store, id);
        if (left) return;
        if (blob !== null) made.set(id, URL.createObjectURL(blob));
      }
      setUrls(made);
    };
    open().catch(logBug);
    return () => {
      left = true;
      for (const url of made.values()) URL.revokeObjectURL(url);
    };
  }, [store, wanted]);
  return urls;
}
