import { afterEach, describe, expect, test } from 'vitest';
import { capturePhoto, makeWorkerResizer } from '../../../src/device/media/photo.ts';
import { fitEdge, type ResizeAnswer } from '../../../src/device/media/resize.ts';
import { sha256Hex } from '../../support/digest.ts';
import { jpegHead } from '../image-head.ts';

const picture = new Blob([new Uint8Array(jpegHead(4000, 3000))], { type: 'image/jpeg' });
const small = new Blob(['nhỏ']);
const toSmall = async (): Promise<ResizeAnswer> => ({ blob: small });

describe('a captured photo', () => {
  test('[B2] is hashed as exactly the bytes that are kept', async () => {
    const result = await capturePhoto(picture, toSmall);
    if (!result.ok) throw new Error('refused');
    const { blob, sha256, size, type, name, fileId } = result.value;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect(sha256).toBe(sha256Hex(bytes));
    expect([size, type, name]).toEqual([bytes.length, 'image/jpeg', `${fileId}.jpg`]);
    expect(Buffer.from(bytes).toString()).toBe('nhỏ');
  });

  test('[PHOTO] is refused with its reason: nothing in it, not to be read, far too large', async () => {
    const asked: Blob[] = [];
    const refuse = async (photo: Blob): Promise<ResizeAnswer> => {
      asked.push(photo);
      return { problem: 'unreadable' };
    };
    const codeOf = async (file: Blob) => {
      const result = await capturePhoto(file, refuse);
      return result.ok ? null : result.problem.code;
    };
    expect(await codeOf(new Blob([]))).toBe('empty');
    const huge = new Blob([new Uint8Array(jpegHead(10_000, 6_001))]);
    expect(await codeOf(huge)).toBe('too-many-pixels');
    // Neither was decoded: decoding is what takes the memory.
    expect(asked).toEqual([]);
    expect(await codeOf(new Blob(['ftypheic']))).toBe('unreadable');
  });

  test('[PHOTO] keeps its proportions and is never made larger', () => {
    expect(fitEdge(4000, 3000)).toEqual({ width: 1600, height: 1200 });
    expect(fitEdge(3000, 4000)).toEqual({ width: 1200, height: 1600 });
    expect(fitEdge(800, 600)).toEqual({ width: 800, height: 600 });
    expect(fitEdge(20_000, 3)).toEqual({ width: 1600, height: 1 });
  });
});

type Listener = (event: { data: unknown }) => void;
/** A worker in a few lines: what it does with a photo is handed in. */
function aWorker(work: (id: number, answer: (data: unknown) => void) => void) {
  const listeners = new Map<string, Listener>();
  let started = 0;
  const worker = {
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    postMessage: ({ id }: { id: number }) =>
      work(id, (data) => listeners.get('message')?.({ data })),
  };
  return {
    start: () => {
      started += 1;
      return worker as unknown as Worker;
    },
    die: () => listeners.get('error')?.({ data: null }),
    started: () => started,
  };
}

describe('the photo worker', () => {
  const plain = Object.getOwnPropertyDescriptor(globalThis, 'Worker');
  const allow = () =>
    Object.defineProperty(globalThis, 'Worker', { configurable: true, value: class {} });
  afterEach(() => {
    if (plain === undefined) Reflect.deleteProperty(globalThis, 'Worker');
    else Object.defineProperty(globalThis, 'Worker', plain);
  });

  test('[PHOTO] is started once, at the first photo, and answers each by its own', async () => {
    allow();
    const later: (() => void)[] = [];
    const { start, started } = aWorker((id, answer) => {
      later.push(() => answer({ id, answer: { blob: new Blob([String(id)]) } }));
    });
    const resize = makeWorkerResizer(start);
    expect(started()).toBe(0);
    const both = [resize(picture), resize(picture)];
    for (const run of later.reverse()) run();
    const texts = await Promise.all(
      both.map(async (it) => {
        const answer = await it;
        return answer !== null && 'blob' in answer ? answer.blob.text() : null;
      }),
    );
    expect(texts).toEqual(['1', '2']);
    expect(started()).toBe(1);
  });

  test('[PHOTO] that dies leaves its photos to the page, and all later ones', async () => {
    allow();
    const { start, die } = aWorker(() => {});
    const resize = makeWorkerResizer(start);
    const waiting = resize(picture);
    die();
    expect(await waiting).toBeNull();
    expect(await resize(picture)).toBeNull();
  });

  test('[PHOTO] is not missed where there is none', async () => {
    Reflect.deleteProperty(globalThis, 'Worker');
    const { start, started } = aWorker(() => {});
    expect(await makeWorkerResizer(start)(picture)).toBeNull();
    expect(started()).toBe(0);
  });
});
