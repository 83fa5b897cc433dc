// One question as the form draws it, with its answer kept.
import { render } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { expect } from 'vitest';
import type { AttachDesk, Offer } from '../../src/client/fields/field.ts';
import { fieldKindOf } from '../../src/client/fields/field-table.ts';
import { QuestionBox } from '../../src/client/fields/question-box.tsx';
import { vi } from '../../src/client/words/vi.ts';
import { checkType } from '../../src/domain/form/check-type.ts';
import type { Question } from '../../src/domain/form/form.ts';

export const same = (text: string) => ({ vi: text, en: text });
export const offer: Offer = {
  choices: ['Loa', 'Zalo', 'Họp'].map((label) => ({ name: label, label: same(label) })),
  often: 0,
};
export const nothing = () => undefined;

/** How a question is drawn where nothing else is said of it. */
export const bare = {
  path: '/q',
  offer,
  required: false,
  readonly: false,
  problem: null,
  comment: null,
  earlier: null,
  lang: 'vi',
  words: vi,
  today: '2026-03-13',
  onLeave: nothing,
  onUseEarlier: nothing,
} as const;

type Asking = { item: Question; log: unknown[]; value?: unknown; attach?: AttachDesk };

function One({ item, log, value: first, attach }: Asking): JSX.Element | null {
  const [value, setValue] = useState<unknown>(first);
  const kind = fieldKindOf(item, offer.choices.length);
  if (kind === null) return null;
  return (
    <QuestionBox
      {...bare}
      item={item}
      kind={kind}
      value={value}
      {...(attach === undefined ? {} : { attach })}
      onChange={(_, next) => {
        log.push(next);
        setValue(next);
      }}
    />
  );
}

/** Shows one question; gives back what it answered, the latest last. */
export function ask(
  kind: Question['kind'],
  more: Partial<Question> = {},
  rest: Partial<Asking> = {},
): unknown[] {
  const log: unknown[] = [];
  const item: Question = { kind, name: 'q', label: same('Câu hỏi'), ...more };
  render(<One item={item} log={log} {...rest} />);
  return log;
}
/** What was stored is what the engine takes for this kind. */
export const fits = (
  kind: Question['kind'],
  value: unknown,
  more: Partial<Question> = {},
) => expect(checkType({ lists: {} }, { kind, name: 'q', ...more }, value)).toBeNull();
