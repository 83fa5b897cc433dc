// One form for every engine, made by one seed: groups of ten questions, three relevances inside each, a constraint on
// most, a calculation in each that reads a number at the top, and in each one question that the first control brings
// and takes away. 100 questions make 10 of those, 1,000 questions 100.
import { chanceFrom } from './chance.mjs';

export const SEED = 2026;
const GROUP = 10;
const ORDER = [
  'text',
  'int',
  'one',
  'multi',
  'date',
  'calc',
  'byOne',
  'numByOne',
  'byMany',
];
/** In the first group, in the place of what would depend on its own choices. */
const HEAD = ['master', 'age', 'sentinel'];
const FIRST = ['text', 'int', 'one', 'multi', 'date', 'calc'];
const WORDS =
  'số lượt người dân được hướng dẫn nộp hồ sơ trực tuyến tại thôn trong kỳ báo cáo về cải cách hành chính, nội dung tuyên truyền, hình thức, địa điểm tổ chức, kết quả và ý kiến phản ánh'.split(
    ' ',
  );

/** Yes and no of the control that flips a question in every group. */
export const MASTER = [
  { name: 'yes', label: 'Có' },
  { name: 'no', label: 'Không' },
];
export const ONE = [
  { name: 'good', label: 'Tốt' },
  { name: 'damaged', label: 'Hỏng' },
  { name: 'missing', label: 'Thiếu' },
];
export const MANY = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
  name,
  label: `Phương án ${name.toUpperCase()}`,
}));

/** How many questions the first control brings and takes away. */
export const flippedIn = (questions) => questions / GROUP;

/** The questions of a form by group, with their kinds, names and sentences. */
export function makeForm(questions, seed = SEED) {
  if (questions % GROUP !== 0) throw new Error(`not made of whole groups: ${questions}`);
  const chance = chanceFrom(seed);
  const pick = () => WORDS[Math.floor(chance() * WORDS.length)];
  const sentence = (id) => `Câu ${id}: ${Array.from({ length: 8 }, pick).join(' ')}`;
  let id = 0;
  const question = (kind) => {
    id += 1;
    return { kind, name: HEAD.includes(kind) ? kind : `q${id}`, label: sentence(id) };
  };
  const groups = Array.from({ length: questions / GROUP }, (_, n) => ({
    name: `g${n + 1}`,
    label: `Phần ${n + 1}`,
    questions: [...(n === 0 ? [...HEAD, ...FIRST] : ORDER), 'flipped'].map(question),
  }));
  return { id: `BENCH${questions}`, title: `Phiếu đo ${questions} câu`, groups };
}

/** The name of a group's question of a kind. */
export const nameOf = (group, kind) => group.questions.find((q) => q.kind === kind).name;
