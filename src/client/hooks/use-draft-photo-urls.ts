import { useEffect, useRef, useState } from 'preact/hooks';
import { readFile } from '../../device/store/file-rows.ts';
import type { FileRef } from '../../domain/report.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';

/** By file name; null where the bytes are not on this device; a photo still being read is not in it. */
export type PhotoUrls = ReadonlyMap<string, string | null>;

/**
 * Addresses under which the form shows its photos. One more photo reads only that one; each is given back when its
 * photo is gone, or memory would fill with pictures nobody sees.
 */
export function useDraftPhotoUrls(files: readonly FileRef[]): PhotoUrls {
  const { store } = useApp();
  const [urls, setUrls] = useState<PhotoUrls>(new Map());
  const held = useRef(new Map<string, string | null>());
  useEffect(() => {
    let left = false;
    const read = async () => {
      const fresh = files.filter((file) => !held.current.has(file.name));
      const gone = [...held.current].filter(
        ([name]) => !files.some((file) => file.name === name),
      );
      if (fresh.length === 0 && gone.length === 0) return;
      const blobs = await Promise.all(fresh.map((file) => readFile(store, file.fileId)));
      if (left) return;
      fresh.forEach((file, n) => {
        const blob = blobs[n] ?? null;
        held.current.set(file.name, blob === null ? null : URL.createObjectURL(blob));
      });
      for (const [name, url] of gone) {
        held.current.delete(name);
        if (url !== null) URL.revokeObjectURL(url);
      }
      setUrls(new Map(held.current));
    };
    read().catch(logBug);
    return () => {
      left = true;
    };
  }, [store, files]);
  useEffect(() => {
    const own = held.current;
    return () => {
      for (const url of own.values()) if (url !== null) URL.revokeObjectURL(url);
      own.clear();
    };
  }, []);
  return urls;
}
