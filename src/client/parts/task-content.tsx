import type { JSX } from 'preact';
import { formatDate } from '../../domain/civil-date.ts';
import type { PlanRecord } from '../../domain/plan.ts';
import type { ListRecord } from '../../domain/record.ts';
import type { TaskRecord } from '../../domain/task.ts';
import type { Lang } from '../words/lang.ts';
import type { Words } from '../words/vi.ts';

/** Codes in words, by the list they come from; a code no list knows is left out, never shown bare. */
function wordsOf(
  lists: readonly ListRecord[],
  name: string,
  codes: readonly string[],
  lang: Lang,
): string {
  const items = lists.find((it) => it.id === name)?.items ?? [];
  return codes
    .flatMap((code) => items.find((it) => it.code === code)?.[lang] ?? [])
    .join('; ');
}

type Row = readonly [label: string, text: string | null];

const Facts = ({ rows }: { rows: readonly Row[] }): JSX.Element => (
  <dl class="facts-list">
    {rows.map(
      ([label, text]) =>
        text !== null &&
        text !== '' && (
          <>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </>
        ),
    )}
  </dl>
);

/** What the clause asks, in full. */
export function TaskContent(props: {
  task: TaskRecord;
  lists: readonly ListRecord[];
  words: Words;
  lang: Lang;
}): JSX.Element {
  const { task, lists, words, lang } = props;
  const w = words.task;
  const { window } = task;
  return (
    <section class="card">
      <h2>{w.contentTitle}</h2>
      <p class="clause">{task.detail}</p>
      <Facts
        rows={[
          [w.target, task.target?.text ?? null],
          [w.channels, wordsOf(lists, 'channel', task.channels, lang)],
          [w.audiences, wordsOf(lists, 'audience', task.audiences, lang)],
          [w.topics, wordsOf(lists, 'topic', task.topics, lang)],
          [w.products, wordsOf(lists, 'product', task.products, lang)],
          [w.lead, task.leadRaw],
          [w.coord, task.coordRaw],
          [w.reportTo, task.reportTo],
          [w.funding, task.funding],
          [w.window, w.windowText(formatDate(window.from), formatDate(window.to))],
        ]}
      />
    </section>
  );
}

/** Where the clause stands: document, section, lines, and its words about time as they are written. */
export function TaskSource(props: {
  task: TaskRecord;
  plan: PlanRecord | null;
  original: PlanRecord | null;
  words: Words;
}): JSX.Element {
  const { task, plan, original, words } = props;
  const w = words.task;
  const named = ({ number, title }: PlanRecord) =>
    number === null ? title : `${number} · ${title}`;
  return (
    <section class="card">
      <h2>{w.sourceTitle}</h2>
      {plan !== null && (
        <p>
          <strong>{named(plan)}</strong>
          <span class="hint source-by">
            {w.sourceIssued(plan.issuerName, formatDate(plan.issuedOn))}
          </span>
          {original !== null && (
            <span class="hint source-by">{w.sourceCopy(named(original))}</span>
          )}
        </p>
      )}
      <Facts
        rows={[
          [w.sourceSection, task.section],
          [w.sourceLines, task.lines],
        ]}
      />
      {task.phrase === null ? (
        <p class="hint">{w.noPhrase}</p>
      ) : (
        <figure>
          <figcaption class="hint">{w.sourcePhrase}</figcaption>
          <blockquote class="source-words" lang="vi">
            “{task.phrase}”
          </blockquote>
        </figure>
      )}
    </section>
  );
}
