import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { FormDefinition } from '../../src/domain/form/form.ts';
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
const attachments = {
  'to.csv': { sha256: 'a'.repeat(64), size: 40, type: 'application/json' },
};
const NEW = { page: 'new', formId: 'F-TO', assignmentId: 'assignment-1' } as const;

async function open(form: FormDefinition): Promise<HTMLButtonElement> {
  const world = await aDevice({ tasks: [aTask({ formId: 'F-TO' })] });
  const head = { id: 'F-TO@1', formId: 'F-TO', version: '1', hash: 'h', current: true };
  await pullForm(world.store, { ...head, definition: form });
  show(world, NEW);
  fireEvent.input(await screen.findByLabelText('Kết quả'), {
    target: { value: 'Đã đi' },
  });
  await screen.findByText('Đã lưu trên máy');
  return screen.getByRole('button', { name: 'Gửi phiếu' }) as HTMLButtonElement;
}

test('[FORM-FILES] while a table is on its way the form is written and kept, and not sent', async () => {
  const send = await open({ ...definition, attachments });
  expect(screen.getByText(/chưa có tệp to\.csv/)).toBeDefined();
  expect(send.disabled).toBe(true);
});

test('[FORM-FILES] a table that never came with the form stops nobody', async () => {
  expect((await open(definition)).disabled).toBe(false);
});

test('[FORM-FILES] a picture of a group stands under its name, or is named where it is not here', async () => {
  await open({
    ...definition,
    files: {},
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
});
