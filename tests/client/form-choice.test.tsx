import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { aDevice, aTask, F03, F04, here, pullForm, show } from './form-world.tsx';

const NEW = { page: 'new', formId: null, assignmentId: null } as const;

test('[DRAFT] asks what was done, and opens the form of the task that is chosen', async () => {
  const world = await aDevice({
    tasks: [
      aTask(),
      aTask({ id: 'assignment-2', taskId: 'task-2', title: 'Họp thôn' }),
      aTask({ id: 'assignment-3', taskId: 'task-3', title: 'Đã đóng', state: 'CLOSED' }),
    ],
  });
  show(world, NEW);
  await screen.findByRole('heading', {
    level: 1,
    name: 'Hoạt động vừa thực hiện là gì?',
  });
  const task = await screen.findByRole('link', { name: /^Họp thôn/ });
  expect(screen.queryByRole('link', { name: /^Đã đóng/ })).toBeNull();
  expect(screen.getByRole('link', { name: /^Báo vướng mắc/ })).toBeDefined();
  fireEvent.click(task);
  expect(here()).toEqual({ page: 'new', formId: 'F01', assignmentId: 'assignment-2' });
  expect(
    (await screen.findByRole('heading', { level: 1, name: 'Họp thôn' })).textContent,
  ).toBe('Họp thôn');
});

test('[DRAFT] a task of several forms asks what was done, and two taps open the form', async () => {
  const world = await aDevice({
    tasks: [aTask({ formId: 'F04', moreFormIds: ['F03'], title: 'Họp thôn' })],
  });
  for (const form of [F03, F04]) await pullForm(world.store, form);
  show(world, NEW);
  fireEvent.click(await screen.findByRole('link', { name: /^Họp thôn/ }));
  await screen.findByText('Nhiệm vụ: Họp thôn');
  const answers = screen
    .getAllByRole('link')
    .map((it) => it.firstElementChild?.nextElementSibling?.firstChild?.textContent);
  expect(answers).toEqual(['Họp, hội nghị, tập huấn', 'Tin, bài', 'Việc khác']);
  fireEvent.click(screen.getByRole('link', { name: /^Tin, bài/ }));
  expect(here()).toEqual({ page: 'new', formId: 'F03', assignmentId: 'assignment-1' });
});

test('[DRAFT] a form that is not on this machine yet is not offered for the task', async () => {
  const world = await aDevice({
    tasks: [aTask({ formId: 'F04', moreFormIds: ['F03'] })],
  });
  show(world, { page: 'new', formId: null, assignmentId: 'assignment-1' });
  await screen.findByRole('link', { name: /^Việc khác/ });
  expect(screen.queryByRole('link', { name: /^Họp|^Tin/ })).toBeNull();
});

test('[DRAFT] offers what was begun before, and the same when a new phiếu of that task is opened', async () => {
  const world = await aDevice();
  const task = { page: 'new', formId: 'F01', assignmentId: 'assignment-1' } as const;
  const first = show(world, task);
  fireEvent.input(await screen.findByRole('textbox', { name: /Kết quả chính/ }), {
    target: { value: 'Phát thanh 12 lượt' },
  });
  await waitFor(() => expect(here().page).toBe('draft'));
  const draft = here();
  first.unmount();
  const second = show(world, task);
  fireEvent.click(await screen.findByRole('link', { name: 'Viết tiếp phiếu đó' }));
  expect(here()).toEqual(draft);
  second.unmount();
  show(world, NEW);
  expect(await screen.findByRole('heading', { name: /^Đang viết dở/ })).toBeDefined();
});

test('[DRAFT] says that forms come with the first line when there are none', async () => {
  const world = await aDevice();
  await world.store.db.base.clear();
  show(world, NEW);
  expect(await screen.findByText('Chưa có mẫu phiếu trên máy này')).toBeDefined();
});

test('[DRAFT] says what is missing when the person is not known here yet', async () => {
  const world = await aDevice();
  await world.store.db.base.delete(`me:${world.store.personId}`);
  show(world, { page: 'new', formId: 'F01', assignmentId: null });
  expect(
    await screen.findByText('Chưa biết anh/chị đang làm việc tại đơn vị nào'),
  ).toBeDefined();
});
