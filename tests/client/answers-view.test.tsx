import { render, screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import {
  AnswersView,
  type AnswersViewProps,
} from '../../src/client/parts/answers-view.tsx';
import { vi } from '../../src/client/words/vi.ts';
import { TODAY } from '../support/build.ts';
import { FORMS } from './official-world.tsx';
import { answers } from './report-world.ts';

const definition = FORMS.find((it) => it.formId === 'F01')?.definition ?? null;
const view = (over: Partial<AnswersViewProps> = {}) =>
  render(
    <AnswersView
      definition={definition}
      answers={answers}
      words={vi}
      lang="vi"
      today={TODAY}
      photos={(names) => <span>{names.join()}</span>}
      {...over}
    />,
  );
const answerUnder = (label: string) =>
  within(screen.getByText(label).closest('.answer') as HTMLElement);

test('[ANSWERS] what was not answered takes no room', () => {
  view();
  expect(screen.queryByText('Địa điểm')).toBeNull();
});

test('[ANSWERS] an unanswered field is shown when it is asked about', () => {
  view({ comments: [{ path: '/more/location_text', comment: 'Ở đâu?' }] });
  const place = answerUnder('Địa điểm');
  expect(place.getByText('Không ghi')).toBeTruthy();
  expect(place.getByText('Ở đâu?')).toBeTruthy();
});

test('[ANSWERS] several choices stand in words, one after the other', () => {
  view();
  expect(
    answerUnder('Nội dung tuyên truyền').getByText(
      'Dịch vụ công trực tuyến, Cổng Dịch vụ công Quốc gia, VNeID; Thanh toán trực tuyến',
    ),
  ).toBeTruthy();
});

test('[ANSWERS] what differs from an earlier text says what stood there', () => {
  view({ before: { ...answers, participants_total: 1064 } });
  const total = answerUnder('Tổng số lượt người tham dự');
  expect(total.getByText('Đã sửa')).toBeTruthy();
  expect(total.getByText('Trước đây: 1.064')).toBeTruthy();
  expect(screen.getAllByText('Đã sửa')).toHaveLength(1);
});

test('[ANSWERS] a comment on one photo lights the photos', () => {
  view({
    answers: { ...answers, photos: [{ photo: 'a.jpg' }, { photo: 'b.jpg' }] },
    comments: [{ path: '/photos[2]/photo', comment: 'Ảnh mờ.' }],
  });
  const photos = answerUnder('Ảnh minh chứng');
  expect(photos.getByText('a.jpg,b.jpg')).toBeTruthy();
  expect(photos.getByText('Ảnh mờ.')).toBeTruthy();
});

test('[ANSWERS] a reader may put something of their own beside each field', () => {
  const paths: string[] = [];
  view({
    action: (path, label) => {
      paths.push(path);
      return <button type="button">{`Ghi chú: ${label}`}</button>;
    },
  });
  expect(paths).toContain('/more/products[1]/quantity');
  expect(screen.getByRole('button', { name: 'Ghi chú: Kết quả chính' })).toBeTruthy();
});

test('[ANSWERS] without its form a text is shown all the same', () => {
  view({ definition: null });
  expect(screen.getByText(answers.result_summary)).toBeTruthy();
});

test('[ANSWERS] names that objects are born with are no answers', () => {
  view({ answers: JSON.parse('{"__proto__": {"channel": "MEETING"}}') });
  expect(screen.getByText('Chưa có nội dung')).toBeTruthy();
});
