import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFormFiles } from '../../src/device/form-files.ts';
import { makeHttp } from '../../src/device/remote/http.ts';
import { sha256Hex } from '../../src/device/sha256.ts';
import type { PersonStore } from '../../src/device/store/person-store.ts';
import type { FormDefinition } from '../../src/domain/form/form.ts';
import { memoryCaches } from '../device/memory-caches.ts';
import { aDevice, aTask, pullForm, show } from './form-world.tsx';

const said = (vi: string) => ({ vi, en: vi });
const definition: FormDefinition = {
  id: 'F-TO',
  version: '1',
  title: said('Phiếu tổ dân phố'),
  defaultLanguage: 'vi',
  items: [
    { kind: 'text', name: 'what', label: said('Kết quả') },
    { kind: 'select_one', name: 'to', list: 'to', label: said('Tổ') },
  ],
  lists: {},
  files: { to: { file: 'to.csv', value: 'name', label: 'label' } },
};
const ROWS = JSON.stringify([
  ['name', 'label'],
  ['t1', 'Tổ 1'],
]);
const type = 'application/json';
const attachments = {
  'to.csv': { sha256: await sha256Hex(ROWS), size: new Blob([ROWS]).size, type },
};
const NEW = { page: 'new', formId: 'F-TO', assignmentId: 'assignment-1' } as const;

beforeEach(() => {
  globalThis.caches = memoryCaches(new Map());
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'caches');
});

/** Fetches the form's files as page or worker does, over a line that has one answer for all. */
const fetchFiles = (store: PersonStore, answer: BodyInit): Promise<void> =>
  keepFormFiles(store, makeHttp({ slot: 0, send: async () => new Response(answer) }));

type Open = { store: PersonStore; send: HTMLButtonElement };
/** @param first what the device went through before */
async function open(
  form: FormDefinition,
  first: (store: PersonStore) => Promise<void> = async () => undefined,
): Promise<Open> {
  const world = await aDevice({ tasks: [aTask({ formId: 'F-TO' })] });
  const head = { id: 'F-TO@1', formId: 'F-TO', version: '1', hash: 'h', current: true };
  await pullForm(world.store, { ...head, definition: form });
  await first(world.store);
  show(world, NEW);
  fireEvent.input(await screen.findByLabelText('Kết quả'), {
    target: { value: 'Đã đi' },
  });
  await screen.findByText('Đã lưu trên máy');
  const send = screen.getByRole('button', { name: 'Gửi phiếu' }) as HTMLButtonElement;
  return { store: world.store, send };
}

test('[FORM-FILES] while a table is on its way the form is written and kept, and not sent; when it comes the form goes on', async () => {
  const portal = (store: PersonStore) => fetchFiles(store, '<html>');
  const { send, store } = await open({ ...definition, attachments }, portal);
  expect(screen.getByText(/chưa có tệp to\.csv/)).toBeDefined();
  expect(send.disabled).toBe(true);

  await fetchFiles(store, ROWS);
  fireEvent.click(await screen.findByLabelText('Tổ 1'));
  expect(screen.queryByText(/chưa có tệp/)).toBeNull();
  expect((screen.getByLabelText('Kết quả') as HTMLTextAreaElement).value).toBe('Đã đi');
  expect(send.disabled).toBe(false);
  fireEvent.click(send);
  await screen.findByText('Đã lưu trên máy. Có mạng sẽ tự gửi.');
});

test('[FORM-FILES] a table that never came with the form stops nobody', async () => {
  expect((await open(definition)).send.disabled).toBe(false);
});

test('[FORM-FILES] a picture of a group stands under its name, or is named until it is here', async () => {
  const picture = { sha256: await sha256Hex('a picture'), size: 9, type: 'image/png' };
  const { store } = await open({
    ...definition,
    files: {},
    attachments: { 'so-do.png': picture },
    items: [
      {
        kind: 'group',
        name: 'part',
        label: said('Phần chung'),
        media: { image: 'so-do.png' },
        items: [{ kind: 'text', name: 'what', label: said('Kết quả') }],
      },
    ],
  });
  const part = screen.getByRole('group', { name: 'Phần chung' });
  await waitFor(() => expect(part.textContent).toContain('so-do.png'));
  await fetchFiles(store, 'a picture');
  await waitFor(() => expect(part.querySelector('img')).not.toBeNull());
  expect(part.textContent).not.toContain('so-do.png');
});
