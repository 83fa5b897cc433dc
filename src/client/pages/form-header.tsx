import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { isCivilDate } from '../../domain/civil-date.ts';
import { valueUnder } from '../../domain/form/answers.ts';
import {
  type FormNode,
  isSection,
  type PreparedForm,
} from '../../domain/form/prepare-form.ts';
import { countsIn, periodLabel } from '../../domain/period.ts';
import { standingOn } from '../../domain/task-list.ts';
import { answerText } from '../../sync/filing.ts';
import type { OpenedForm } from '../actions/draft-open.ts';
import { useApp } from '../app-context.ts';
import { comparable } from '../fields/differences.ts';
import { itemName } from '../fields/item-text.ts';
import { jumpTo } from '../fields/jump.ts';
import type { OpenText } from '../hooks/use-draft-session.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, Clock } from '../parts/icons.ts';
import { Check, ChevronDown } from '../parts/more-icons.ts';
import { dueText } from '../parts/task-card.tsx';

/** What the phiếu is about: task and due day, the report it counts in, and how much is filled in. */
export function FormHeader(p: { opened: OpenedForm; text: OpenText }): JSX.Element {
  const app = useApp();
  const w = app.words.form;
  const { assignment, form } = p.opened;
  const { draft } = p.text;
  const kind = form.definition.title[app.lang];
  // Without a task the form's name is the title.
  const above = [draft.baseRev > 0 && w.title.correction, assignment && kind]
    .filter(Boolean)
    .join(' · ');
  const due = useMemo(() => {
    if (assignment === null || app.calendar === null) return null;
    const standing = standingOn(
      app.today,
      app.calendar,
    )({
      ...assignment,
      hasReturned: false,
    });
    return dueText(standing, assignment, app.today, app.words);
  }, [assignment, app.calendar, app.today, app.words]);
  return (
    <header class="form-head">
      {above && <p class="hint">{above}</p>}
      <h1>{assignment?.title ?? kind}</h1>
      <p class="facts">
        {assignment === null ? (
          <span>{w.noTask}</span>
        ) : (
          due !== null && (
            <span class="due" data-tone={due.tone}>
              <Icon of={Clock} /> {due.text}
            </span>
          )
        )}
        <CountsIn answers={draft.answers} />
      </p>
      <Progress {...p} />
    </header>
  );
}

/** The report this day will be counted in, and a word when its own is closed. */
function CountsIn({ answers }: { answers: Record<string, unknown> }): JSX.Element | null {
  const { calendar, today, lang, words } = useApp();
  const said = answerText(answers, 'activity_date') ?? today;
  const counted = useMemo(
    () =>
      calendar === null || !isCivilDate(said) || !isCivilDate(today)
        ? null
        : countsIn(said, today, calendar),
    [calendar, said, today],
  );
  if (counted?.report == null) return null;
  const name = periodLabel(counted.report, lang);
  if (name === null) return null;
  return (
    <>
      <span>{words.form.countsIn(name)}</span>
      {counted.late && (
        <strong class="late" role="status">
          <Icon of={CircleAlert} /> {words.form.late}
        </strong>
      )}
    </>
  );
}

/** "Đã điền 12/22 mục": opens a list of all questions to jump to, drawn only while it is open. */
function Progress(p: { opened: OpenedForm; text: OpenText }): JSX.Element {
  const { words } = useApp();
  const [isOpen, setOpen] = useState(false);
  const { done, total } = p.text.session.live().filled();
  return (
    <details class="jump" open={isOpen} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <progress value={done} max={total} aria-hidden="true" />
        <span>{words.form.filled(done, total)}</span>
        <Icon of={ChevronDown} />
      </summary>
      {isOpen && <JumpList {...p} onDone={() => setOpen(false)} />}
    </details>
  );
}

/** A form this long is walked by its sections. */
const LONG = 60;

/** What a person jumps to: the questions, or the sections of a long form. */
function jumpNodes(form: PreparedForm): FormNode[] {
  const sections = (form.children.get(-1) ?? []).filter(
    ({ item }) => isSection(item) && item.label !== undefined,
  );
  const isLong = form.nodes.length > LONG && sections.length > 1;
  return isLong ? sections : comparable(form);
}

function JumpList(p: {
  opened: OpenedForm;
  text: OpenText;
  onDone: () => void;
}): JSX.Element {
  const { words, lang } = useApp();
  const w = words.form;
  const live = p.text.session.live();
  const nodes = jumpNodes(p.opened.form).filter((node) => live.relevantAt(node.path));
  return (
    <ul>
      {nodes.map((node) => {
        const isFilled = isSection(node.item)
          ? valueUnder(live.answers, node.steps) !== undefined
          : live.valueAt(node.path) !== '';
        return (
          <li key={node.path}>
            <button
              type="button"
              class="quiet line"
              onClick={() => {
                p.onDone();
                jumpTo(node.path);
              }}
            >
              <span>{itemName(node, lang)}</span>
              <span class="hint">
                {isFilled && <Icon of={Check} />} {isFilled ? w.isFilled : w.isEmpty}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
