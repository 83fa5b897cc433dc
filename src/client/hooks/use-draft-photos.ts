import { useRef, useState } from 'preact/hooks';
import { canAddRow } from '../../domain/form/can-add-row.ts';
import type { DraftSession } from '../actions/draft-session.ts';
import { type PhotoRefusal, takePhoto } from '../actions/photo.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';
import { photoStamp } from '../words/photo-stamp.ts';
import { useSharedPhotos } from './use-shared-photos.ts';

export type PhotoDesk = {
  work: { path: string; at: number; of: number } | null;
  refusals: readonly { name: string; why: PhotoRefusal }[];
  add(path: string, files: readonly File[]): void;
  /** Whether day, time and place are drawn on the photos that are added. */
  isStamped: boolean;
  setStamped(is: boolean): void;
  /** How many photos another app has shared, and taking them in. */
  shared: number;
  addShared(path: string): void;
  /** Waits until no photo is being worked on. */
  settled(): Promise<void>;
};

const NONE: PhotoDesk['refusals'] = [];

/** The place that the phiếu names. */
function placeOf(session: DraftSession): string {
  const place = session.form.nodes.find(({ item }) => item.name === 'location_text');
  return place === undefined ? '' : String(session.live().valueAt(place.path));
}

/** Takes photos into the open text one after the other; what cannot be kept is told by name and reason. */
export function useDraftPhotos(session: DraftSession, unitName: string): PhotoDesk {
  const { words, nowIso } = useApp();
  const [work, setWork] = useState<PhotoDesk['work']>(null);
  const [refusals, setRefusals] = useState<PhotoDesk['refusals']>(NONE);
  const [isStamped, setStamped] = useState(false);
  const stamped = useRef(false);
  stamped.current = isStamped;
  const shared = useSharedPhotos();
  const line = useRef<Promise<void>>(Promise.resolve());

  const addOne = async (path: string, file: File): Promise<PhotoRefusal | null> => {
    const isRepeat = session.form.byPath.get(path)?.item.kind === 'repeat';
    const { answers } = session.draft();
    if (isRepeat && !canAddRow(session.form, answers, session.context(), path))
      return 'full';
    const photo = await takePhoto(
      file,
      stamped.current
        ? (taken) => photoStamp(taken, nowIso(), placeOf(session), unitName, words)
        : null,
    );
    if (!photo.ok) return photo.problem.code;
    const refusal = await session.addPhoto(path, photo.value);
    return refusal === 'filed' ? null : refusal;
  };
  const addAll = async (path: string, files: readonly File[]) => {
    setRefusals(NONE);
    for (const [n, file] of files.entries()) {
      setWork({ path, at: n + 1, of: files.length });
      const why = await addOne(path, file);
      if (why !== null) setRefusals((before) => [...before, { name: file.name, why }]);
      if (why === 'full') break;
    }
  };
  const later = (path: string, files: readonly File[]) => {
    line.current = line.current
      .then(() => addAll(path, files))
      .catch(logBug)
      .finally(() => setWork(null));
    return line.current;
  };
  return {
    work,
    refusals,
    isStamped,
    setStamped,
    add: (path, files) => {
      later(path, files).catch(logBug);
    },
    shared: shared.count,
    addShared: (path) => shared.take((files) => later(path, files)),
    settled: () => line.current,
  };
}
