// How much a keystroke costs: only what changed is told and drawn again.
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { options } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDraftSession } from '../../src/client/actions/draft-session.ts';
import { isLong } from '../../src/client/fields/use-drawn.ts';
import { prepareForm } from '../../src/domain/form/prepare-form.ts';
import { aDraft } from '../device/draft-of.ts';
import { aContext } from '../support/build.ts';
import { aLongForm } from '../support/long-form.ts';
import { aDevice, F01, pullForm, show } from './form-world.tsx';

type Drawn = { type: unknown; props: { path?: string } };
/** Preact's own hook, called when a component is really run (and not when its drawn node is handed back). */
const hooks = options as { __r?: (node: Drawn) => void };
let drawn: string[] = [];
const before = hooks.__r;

beforeEach(() => {
  drawn = [];
  hooks.__r = (node) => {
    if (typeof node.type === 'function' && node.type.name === 'Box')
      drawn.push(String(node.props.path));
    before?.(node);
  };
});
afterEach(() => {
  if (before === undefined) delete hooks.__r;
  else hooks.__r = before;
});

test('[FIELD] draws only its own question again at a keystroke', async () => {
  const world = await aDevice();
  show(world, { page: 'new', formId: 'F01', assignmentId: 'assignment-1' });
  const box = await screen.findByRole('textbox', { name: /Kết quả chính/ });
  expect(drawn.length).toBeGreaterThan(10);
  drawn = [];
  fireEvent.input(box, { target: { value: 'Phát' } });
  await screen.findByText('Đang lưu…');
  await screen.findByText('Đã lưu trên máy');
  expect(new Set(drawn)).toEqual(new Set(['/result_summary']));
});

test('[FIELD] draws what an answer brings in, and leaves the rest alone', async () => {
  const world = await aDevice();
  show(world, { page: 'new', formId: 'F01', assignmentId: 'assignment-1' });
  fireEvent.click(await screen.findByRole('button', { name: /^Hình thức tuyên truyền/ }));
  drawn = [];
  fireEvent.click(screen.getByRole('button', { name: 'Giao ban, họp' }));
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: /Tổng số lượt người/ })).toBeDefined(),
  );
  expect(new Set(drawn)).toEqual(
    new Set(['/channel', '/participants_total', '/more/participants_female']),
  );
});

test('[FIELD] what was asked once waits unseen, and is the same field with the same text when asked again', async () => {
  const world = await aDevice();
  show(world, { page: 'new', formId: 'F01', assignmentId: 'assignment-1' });
  const choose = async (name: string) => {
    fireEvent.click(
      await screen.findByRole('button', { name: /^Hình thức tuyên truyền/ }),
    );
    fireEvent.click(screen.getByRole('button', { name }));
  };
  const total = () => screen.queryByRole('textbox', { name: /Tổng số lượt người/ });
  await choose('Giao ban, họp');
  await waitFor(() => expect(total()).not.toBeNull());
  const box = total();
  fireEvent.input(box as HTMLElement, { target: { value: '96' } });
  await choose('Loa truyền thanh');
  // Unseen is unreachable too: no role, no label that a reader would find.
  await waitFor(() => expect(total()).toBeNull());
  expect(box?.closest('[hidden]')).not.toBeNull();
  await choose('Giao ban, họp');
  await waitFor(() => expect(total()).not.toBeNull());
  expect(total()).toBe(box);
  expect((box as HTMLInputElement).value).toBe('96');
});

test('[FIELD] shows a total once there is one, and no name with nothing behind it', async () => {
  const world = await aDevice();
  const same = (text: string) => ({ vi: text, en: text });
  await pullForm(world.store, {
    ...F01,
    id: 'T10@1',
    formId: 'T10',
    version: '1',
    definition: {
      id: 'T10',
      version: '1',
      title: same('Phiếu cộng'),
      defaultLanguage: 'vi',
      lists: {},
      items: [
        { kind: 'integer', name: 'n', label: same('Số hộ') },
        {
          kind: 'calculate',
          name: 'c',
          label: same('Gấp đôi'),
          calculation: ['*', ['$', '/n'], 2],
        },
      ],
    },
  });
  show(world, { page: 'new', formId: 'T10', assignmentId: null });
  const box = await screen.findByRole('textbox', { name: 'Số hộ' });
  expect(screen.queryByText('Gấp đôi')).toBeNull();
  fireEvent.input(box, { target: { value: '12' } });
  const shown = await screen.findByText('Gấp đôi');
  expect(shown.parentElement?.textContent).toBe('Gấp đôi24');
});

test('[FIELD] tells a change to those who show what depends on it, and to nobody else', async () => {
  const { store } = await aDevice();
  const session = makeDraftSession(store, {
    form: prepareForm(F01.definition),
    draft: aDraft({ answers: { channel: 'MEETING' } }),
    isStored: true,
    context: () => aContext(),
    onChange: () => undefined,
    onSave: () => undefined,
  });
  const told: string[] = [];
  for (const node of session.form.nodes)
    session.watch.on(node.path, () => told.push(node.path));
  session.change('/result_summary', 'P');
  session.change('/result_summary', 'Ph');
  session.change('/result_summary', 'Ph');
  expect(told).toEqual(['/result_summary', '/result_summary']);
  session.writer.stop();
});

test('[FIELD] a form that autofill looks through at every key is laid out whole, a longer one where it is seen', () => {
  // Chromium's autofill gives up on a form of more than 200 fields.
  expect(isLong(prepareForm(aLongForm(100)))).toBe(false);
  expect(isLong(prepareForm(aLongForm(200)))).toBe(false);
  expect(isLong(prepareForm(aLongForm(1_000)))).toBe(true);
});
