// The five sections of the report as a first text, from what was reported. Promises: every number in it is a drawn
// or corrected figure, and a sentence without its number is left out. Refuses to praise, to blame or to guess a
// cause: a rate stands under strengths only where it is one by measure, and causes are left to the person. Vietnamese only, as the paper is.
import { formatDate } from '../civil-date.ts';
import type { Count } from '../indicator/rate.ts';
import type { Period } from '../period.ts';
import { POINTS } from './official-paper.ts';
import { nextInWords } from './report-period.ts';
import { changeOf, type SettledFigure, sayChange, sayFigure } from './settled-figure.ts';
import { isStrength } from './strength.ts';

export const SECTIONS = [
  'direction',
  'results',
  'evaluation',
  'next',
  'proposals',
] as const;
export type SectionName = (typeof SECTIONS)[number];

export type NarrativeFacts = {
  period: Period;
  figures: ReadonlyMap<string, SettledFigure>;
  /** What the same figures were in the period before. */
  before: ReadonlyMap<string, Count>;
  plans: readonly string[];
  /** The highest rate that the plans ask for; null where they ask for none. */
  askedRate: Count;
  /** Tasks whose day is past without what they ask for. */
  overdue: readonly { title: string; due: string | null }[];
  difficulties: readonly string[];
  proposals: readonly string[];
  next: readonly { title: string; due: string | null }[];
};

type Say = (id: string, sentence: (number: string) => string) => string;

/** A sentence about a figure; nothing where there is no number to say. */
const sayer =
  ({ figures, before }: NarrativeFacts): Say =>
  (id, sentence) => {
    const figure = figures.get(id);
    if (figure === undefined) return '';
    const isKnown = figure.value !== null || figure.drawn.range !== null;
    if (!isKnown) return '';
    // What still has to be looked at is marked in the text as it is in the table.
    const text = sentence(sayFigure(figure)) + (figure.isOpen ? ' (*)' : '');
    const change = changeOf(figure.value, before.get(id) ?? null);
    if (change === null || change === 0 || figure.drawn.estimate !== null) return text;
    const size = sayChange(figure.drawn, change).replace(/^[+−]/, '');
    const unit = figure.drawn.isRate ? ' điểm phần trăm' : '';
    return `${text} (${change > 0 ? 'tăng' : 'giảm'} ${size}${unit} so với kỳ trước)`;
  };

const joined = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('; ');
const sentence = (head: string, parts: readonly string[]): string =>
  joined(parts) === '' ? '' : `${head}${joined(parts)}.`;
const numbered = (lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .map((line, i) => `${i + 1}. ${line}`)
    .join('\n');
const lettered = (lines: readonly string[]): string[] =>
  lines.filter((line) => line !== '').map((line, i) => `${POINTS[i] ?? '-'}) ${line}`);
const dashed = (lines: readonly string[]): string =>
  lines.map((line) => `- ${/[.!?…]$/.test(line) ? line : `${line}.`}`).join('\n');

function direction(facts: NarrativeFacts): string {
  const say = sayer(facts);
  return numbered([
    sentence('Ban hành văn bản: ', [
      say('G01', (n) => `đã ban hành ${n} văn bản chỉ đạo, kế hoạch`),
    ]),
    facts.plans.length === 0 ? '' : `Thực hiện: ${facts.plans.join('; ')}.`,
    sentence('Phân công: ', [say('G25', (n) => `được giao ${n} nhiệm vụ trong kỳ`)]),
    sentence('Kinh phí: ', [say('G26', (n) => `đã sử dụng ${n} triệu đồng`)]),
  ]);
}

function toCitizens(say: Say): string[] {
  const lines = lettered([
    sentence('Tại Trung tâm Phục vụ hành chính công, Bộ phận Một cửa: ', [
      say('G13', (n) => `đón ${n} lượt người dân, tổ chức`),
      say('G13.guided', (n) => `hướng dẫn, hỗ trợ ${n} lượt`),
    ]),
    sentence('Trên trang thông tin điện tử, báo chí: ', [
      say('G06', (n) => `đăng ${n} tin, bài`),
    ]),
    sentence('Trên hệ thống truyền thanh: ', [
      say('G08', (n) => `phát ${n} lượt`),
      say('G08.minutes', (n) => `tổng thời lượng ${n} phút`),
    ]),
    sentence('Trên mạng xã hội: ', [
      say('G09', (n) => `đăng ${n} bài`),
      say('G09.reach', (n) => `${n} lượt tiếp cận`),
      say('G09.answers', (n) => `tỷ lệ trả lời câu hỏi ${n}`),
    ]),
    sentence('Tuyên truyền trực quan: ', [
      say('G10', (n) => `${n} pa nô, băng rôn, áp phích`),
      say('G11', (n) => `phát ${n} tờ rơi, sổ tay`),
      say('G12', (n) => `${n} lượt phát trên màn hình LED, video`),
    ]),
    sentence('Đối thoại, tiếp xúc: ', [
      say('G18', (n) => `${n} cuộc`),
      say('G18.opinions', (n) => `${n} ý kiến`),
      say('G18.onsite', (n) => `trả lời tại chỗ ${n}`),
    ]),
  ]);
  return lines.length === 0
    ? []
    : [['Tuyên truyền đến người dân, tổ chức, doanh nghiệp:', ...lines].join('\n')];
}

function results(facts: NarrativeFacts): string {
  const say = sayer(facts);
  return numbered([
    sentence('Tuyên truyền trong nội bộ: ', [
      say('G02', (n) => `tổ chức ${n} cuộc hội nghị, giao ban, sinh hoạt`),
      say('G03', (n) => `${n} lượt người tham dự`),
      say('G05.classes', (n) => `${n} lớp tập huấn`),
      say('G05.people', (n) => `${n} lượt người dự tập huấn`),
      say('G04', (n) => `tỷ lệ cán bộ, công chức, viên chức được quán triệt ${n}`),
    ]),
    ...toCitizens(say),
    sentence('Dịch vụ công trực tuyến: ', [
      say('G15', (n) => `tiếp nhận ${n} hồ sơ`),
      say('G15.rate', (n) => `tỷ lệ hồ sơ trực tuyến ${n}`),
      say('G16.rate', (n) => `thanh toán trực tuyến ${n}`),
      say('G17.rate', (n) => `qua bưu chính công ích ${n}`),
      say('G14.account', (n) => `hỗ trợ ${n} lượt tạo, kích hoạt tài khoản`),
    ]),
    sentence('Phản ánh, kiến nghị: ', [
      say('G19', (n) => `tiếp nhận ${n}`),
      say('G19.answered', (n) => `đã trả lời ${n}`),
      say('G19.onTime', (n) => `đúng hạn ${n}`),
    ]),
    sentence('Khảo sát: ', [
      say('G20.reach', (n) => `người dân được tiếp cận thông tin ${n}`),
      say('G20.use', (n) => `hiểu rõ và sử dụng được ${n}`),
      say('G21.survey', (n) => `hài lòng ${n}`),
    ]),
    sentence('Thi đua, sáng kiến, mô hình: ', [
      say('G22.collectives', (n) => `${n} tập thể đăng ký thi đua`),
      say('G22.people', (n) => `${n} cá nhân đăng ký thi đua`),
      say('G23', (n) => `${n} sáng kiến, mô hình đăng ký`),
      say('G23.recognised', (n) => `${n} được công nhận`),
    ]),
    sentence('Kết quả thực hiện nhiệm vụ được giao: ', [
      say('G25.onTime', (n) => `hoàn thành đúng hạn ${n}`),
      say('G25.late', (n) => `hoàn thành quá hạn ${n}`),
      say('G25.overdue', (n) => `quá hạn chưa hoàn thành ${n}`),
      say('G25.rate', (n) => `tỷ lệ hoàn thành ${n}`),
    ]),
  ]);
}

/** So many tasks are named; a paper that names forty names none. */
const NAMED = 12;

/** The first tasks by name, and how many more there are. */
function namesOf(tasks: NarrativeFacts['next']): string[] {
  const lines = tasks
    .slice(0, NAMED)
    .map(({ title, due }) =>
      due === null ? title : `${title} (hạn ${formatDate(due)})`,
    );
  const left = tasks.length - lines.length;
  return left > 0 ? [...lines, `Và ${left} nhiệm vụ khác nêu tại Phụ lục II`] : lines;
}

/** Tasks of one time. */
const tasksIn = (head: string, tasks: NarrativeFacts['next']): string =>
  tasks.length === 0 ? '' : `${head}\n${dashed(namesOf(tasks))}`;

/** Rates that may be a strength. */
const RATES: readonly (readonly [id: string, name: string])[] = [
  ['G25.rate', 'tỷ lệ nhiệm vụ hoàn thành'],
  ['G04', 'tỷ lệ cán bộ, công chức, viên chức được quán triệt'],
  ['G15.rate', 'tỷ lệ hồ sơ trực tuyến'],
  ['G16.rate', 'tỷ lệ thanh toán trực tuyến'],
  ['G09.answers', 'tỷ lệ trả lời câu hỏi trên mạng xã hội'],
];

/** Rates that are a strength by measure; where none is, what was done by its counts, without how they moved. */
function strengths(facts: NarrativeFacts): string[] {
  const { figures, before, askedRate } = facts;
  const say = sayer(facts);
  const rates = RATES.filter(([id]) => {
    const figure = figures.get(id);
    return figure !== undefined && isStrength(figure, before.get(id) ?? null, askedRate);
  }).map(([id, name]) => say(id, (n) => `${name} ${n}`));
  if (rates.length > 0) return rates;
  const count = sayer({ ...facts, before: new Map() });
  const done: Say = (id, sentence) =>
    (figures.get(id)?.value ?? 0) > 0 ? count(id, sentence) : '';
  return [
    done('G25.onTime', (n) => `hoàn thành đúng hạn ${n} nhiệm vụ`),
    done('G02', (n) => `tổ chức ${n} cuộc hội nghị, giao ban, sinh hoạt`),
    done('G06', (n) => `đăng ${n} tin, bài`),
    done('G08', (n) => `phát thanh ${n} lượt`),
    done('G13.guided', (n) => `hướng dẫn, hỗ trợ ${n} lượt người dân, tổ chức`),
  ];
}

/** Overdue tasks by count and name; by count alone where a person corrected it, as nobody said which they meant. */
function overdueLines(facts: NarrativeFacts): string[] {
  const { overdue, figures } = facts;
  const count = figures.get('G25.overdue')?.value ?? null;
  if (count === null || count === 0) return [];
  const head = sayer(facts)(
    'G25.overdue',
    (n) => `Còn ${n} nhiệm vụ quá hạn chưa hoàn thành`,
  );
  return [count === overdue.length ? `${head}: ${namesOf(overdue).join('; ')}` : head];
}

function evaluation(facts: NarrativeFacts): string {
  const weak = [...overdueLines(facts), ...facts.difficulties];
  return [
    sentence('1. Ưu điểm: ', strengths(facts)) || '1. Ưu điểm:',
    weak.length === 0 ? '2. Tồn tại, hạn chế:' : `2. Tồn tại, hạn chế:\n${dashed(weak)}`,
    '3. Nguyên nhân:',
  ].join('\n');
}

function next({ next: tasks, period }: NarrativeFacts): string {
  // The days between the end of the report and the end of its year belong to the year that is being reported.
  const isRest = ({ due }: { due: string | null }) =>
    period.kind === 'YEAR' && due !== null && due.slice(0, 4) === String(period.year);
  const rest = tasks.filter(isRest);
  const later = tasks.filter((task) => !isRest(task));
  return [
    tasksIn(`Đến hết năm ${period.year}, hoàn thành:`, rest),
    tasksIn(`Trong ${nextInWords(period)}, tiếp tục thực hiện:`, later),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The first text of each section; '' where nothing was reported that belongs there. */
export const draftSections = (facts: NarrativeFacts): Record<SectionName, string> => ({
  direction: direction(facts),
  results: results(facts),
  evaluation: evaluation(facts),
  next: next(facts),
  proposals: dashed(facts.proposals),
});
