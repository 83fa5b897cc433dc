// Forms of any length, as surveys are: sections, kinds in turn, and a switch on which a hundred questions hang.
import type { FormDefinition, FormItem, Question } from '../../src/domain/form/form.ts';

const same = (vi: string) => ({ vi, en: vi });
const KINDS: readonly Question['kind'][] = ['text', 'integer', 'select_one', 'date'];
const PER_SECTION = 50;
const SWITCHED = 100;

const question = (n: number): FormItem => {
  const kind = KINDS[n % KINDS.length] ?? 'text';
  return {
    kind,
    name: `q${n}`,
    label: same(`Câu hỏi số ${n}`),
    ...(kind === 'select_one' ? { list: 'yes_no' } : {}),
    ...(n <= SWITCHED ? { relevant: ['=', ['$', '/more'], 'yes'] } : {}),
  };
};

/** A form with so many questions. */
export function aLongForm(questions: number): FormDefinition {
  const sections: FormItem[] = [];
  for (let from = 1; from < questions; from += PER_SECTION)
    sections.push({
      kind: 'group',
      name: `part${from}`,
      label: same(`Phần ${sections.length + 1}`),
      items: Array.from(
        { length: Math.min(PER_SECTION, questions - from) },
        (_, i): FormItem => question(from + i),
      ),
    });
  return {
    id: 'T03',
    version: '1',
    title: same(`Phiếu ${questions} câu`),
    defaultLanguage: 'vi',
    lists: {
      yes_no: [
        { name: 'yes', label: same('Có') },
        { name: 'no', label: same('Không') },
      ],
    },
    items: [
      {
        kind: 'select_one',
        name: 'more',
        label: same('Hỏi thêm một trăm câu?'),
        list: 'yes_no',
      },
      ...sections,
    ],
  };
}
