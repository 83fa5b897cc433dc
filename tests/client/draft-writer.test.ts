import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  makeDraftWriter,
  SAVE_AFTER_MS,
  SAVE_AT_LATEST_MS,
  type SaveState,
} from '../../src/client/actions/draft-writer.ts';
import type { Draft } from '../../src/device/store/person-db.ts';
import { Fault } from '../../src/sync/fault.ts';
import { aDraft } from '../device/draft-of.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const saying = (text: string): Draft => aDraft({ answers: { result_summary: text } });

/** A disk whose writes end when the test says so. */
function aDisk() {
  const begun: { draft: Draft; end: (result?: Draft | null | Error) => void }[] = [];
  const write = (draft: Draft) =>
    new Promise<Draft | null>((resolve, reject) => {
      begun.push({
        draft,
        end: (result) => {
          if (result instanceof Error) reject(result);
          else resolve(result === undefined ? draft : result);
        },
      });
    });
  return { begun, write };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

test('[DRAFT] begins to save within 300 ms of the last key', async () => {
  const disk = aDisk();
  const states: SaveState['kind'][] = [];
  const writer = makeDraftWriter(disk.write, null, (s) => states.push(s.kind));
  writer.note(saying('a'));
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
  writer.note(saying('ab'));
  await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
  expect(disk.begun).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(SAVE_AFTER_MS).toBeLessThanOrEqual(300);
  expect(disk.begun.map((it) => it.draft.answers.result_summary)).toEqual(['ab']);
  expect(states).toEqual(['saving']);
  disk.begun[0]?.end();
  await settle();
  expect(states).toEqual(['saving', 'saved']);
});

test('[DRAFT] saves while someone types without a pause', async () => {
  const disk = aDisk();
  const writer = makeDraftWriter(disk.write, null, () => undefined);
  for (let at = 0; at < SAVE_AT_LATEST_MS + 100; at += 100) {
    writer.note(saying(`${at}`));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(disk.begun).toHaveLength(1);
});

test('[DRAFT] writes one text at a time, the newest last, and says saved only then', async () => {
  const disk = aDisk();
  const states: SaveState['kind'][] = [];
  const writer = makeDraftWriter(disk.write, null, (s) => states.push(s.kind));
  writer.note(saying('a'));
  const first = writer.flush();
  await settle();
  writer.note(saying('ab'));
  const second = writer.flush();
  await settle();
  expect(disk.begun).toHaveLength(1);
  disk.begun[0]?.end();
  await first;
  expect(states.at(-1)).toBe('saving');
  await settle();
  disk.begun[1]?.end();
  await second;
  expect(disk.begun.map((it) => it.draft.answers.result_summary)).toEqual(['a', 'ab']);
  expect(states.filter((kind) => kind === 'saved')).toHaveLength(1);
  expect(writer.saved()?.answers.result_summary).toBe('ab');
});

test('[DRAFT] goes on saying that it failed until a save has succeeded', async () => {
  const disk = aDisk();
  const states: SaveState[] = [];
  const writer = makeDraftWriter(disk.write, null, (s) => states.push(s));
  writer.note(saying('a'));
  const first = writer.flush();
  await settle();
  disk.begun[0]?.end(new Fault('storage-full'));
  expect(await first).toEqual({ kind: 'failed', fault: 'storage-full' });
  writer.note(saying('ab'));
  expect(writer.state()).toEqual({ kind: 'failed', fault: 'storage-full' });
  const again = writer.flush();
  await settle();
  disk.begun[1]?.end();
  expect((await again).kind).toBe('saved');
  expect(disk.begun[1]?.draft.answers.result_summary).toBe('ab');
});

test('[DRAFT] writes nothing more under a text that has been filed', async () => {
  const disk = aDisk();
  const writer = makeDraftWriter(disk.write, saying('a'), () => undefined);
  writer.note(saying('ab'));
  const first = writer.flush();
  await settle();
  disk.begun[0]?.end(null);
  expect((await first).kind).toBe('filed');
  writer.note(saying('abc'));
  await vi.advanceTimersByTimeAsync(SAVE_AT_LATEST_MS);
  expect(disk.begun).toHaveLength(1);
});

test('[DRAFT] does other work on the stored draft in turn with the saves', async () => {
  const disk = aDisk();
  const writer = makeDraftWriter(disk.write, null, () => undefined);
  writer.note(saying('a'));
  const save = writer.flush();
  let isDone = false;
  const work = writer.inTurn(async () => {
    isDone = true;
  });
  await settle();
  expect(isDone).toBe(false);
  disk.begun[0]?.end();
  await Promise.all([save, work]);
  expect(isDone).toBe(true);
});
