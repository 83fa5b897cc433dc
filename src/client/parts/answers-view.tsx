import type { ComponentChildren, JSX } from 'preact';
import type { FormItem } from '../../domain/form/form.ts';
import type { FieldComment } from '../../domain/report.ts';
import { answerText, type Reading, textIn } from './answer-text.ts';
import { Icon } from './icon.tsx';
import { MessageSquareWarning } from './icons.ts';
import './answers-view.css';

type Held = Readonly<Record<string, unknown>>;

export type AnswersViewProps = Reading & {
  answers: Held;
  /** An earlier text: what differs from it is marked and shown with what stood there. */
  before?: Held | null;
  /** What a coordinator asks for, by path. */
  comments?: readonly FieldComment[];
  /** Draws pictures and other files by their names in the answers. */
  photos: (names: readonly string[]) => ComponentChildren;
  /** Drawn beside a field: a coordinator's own remark, for one. */
  action?: (path: string, label: string) => ComponentChildren;
  /** Whether an unanswered field is shown all the same. */
  isAsked?: (path: string) => boolean;
};

const own = (held: unknown, name: string): unknown =>
  typeof held === 'object' && held !== null && Object.hasOwn(held, name)
    ? (held as Held)[name]
    : undefined;
const rowsIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** A repeat of pictures and nothing else is one album. */
const pictureOf = (item: FormItem): FormItem | null => {
  if (item.kind !== 'repeat' || !('items' in item)) return null;
  const [only, second] = item.items;
  return only?.kind === 'image' && second === undefined ? only : null;
};

type Place = { items: readonly FormItem[]; held: unknown; before: unknown; path: string };

/** The answers of a phiếu by the labels of its form, for reading. */
export function AnswersView(props: AnswersViewProps): JSX.Element {
  const { definition, answers, before } = props;
  if (definition === null) return <Unlabelled answers={answers} />;
  const top = { items: definition.items, held: answers, before, path: '' };
  const drawn = drawItems(top, props);
  if (drawn.length === 0) return <p class="hint">{props.words.report.answers.none}</p>;
  return <div class="answers">{drawn}</div>;
}

/** Consecutive questions share a list; sections stand between the lists. */
function drawItems(place: Place, props: AnswersViewProps): JSX.Element[] {
  const drawn: JSX.Element[] = [];
  let list: JSX.Element[] = [];
  const closeList = () => {
    if (list.length > 0) drawn.push(<dl key={drawn.length}>{list}</dl>);
    list = [];
  };
  for (const item of place.items) {
    const path = `${place.path}/${item.name}`;
    const held = own(place.held, item.name);
    const before = own(place.before, item.name);
    if (pictureOf(item) !== null || !('items' in item)) {
      const field = drawField({ item, path, held, before }, props);
      if (field !== null) list.push(field);
      continue;
    }
    closeList();
    const section = drawSection(item, { items: item.items, held, before, path }, props);
    if (section !== null) drawn.push(section);
  }
  closeList();
  return drawn;
}

function drawSection(
  item: FormItem,
  place: Place,
  props: AnswersViewProps,
): JSX.Element | null {
  const label = textIn(item.label, props.lang);
  const rows =
    item.kind === 'repeat'
      ? rowsIn(place.held).map((held, n) => ({
          ...place,
          held,
          before: rowsIn(place.before)[n],
          path: `${place.path}[${n + 1}]`,
        }))
      : [place];
  const drawn = rows.map((row) => ({ row, inner: drawItems(row, props) }));
  const filled = drawn.filter(({ inner }) => inner.length > 0);
  if (filled.length === 0) return null;
  return (
    <section key={place.path} class="answer-group">
      {label !== '' && <h3>{label}</h3>}
      {filled.map(({ row, inner }, n) => (
        <div key={row.path} class={item.kind === 'repeat' ? 'answer-row' : ''}>
          {item.kind === 'repeat' && (
            <p class="hint">{props.words.report.answers.row(n + 1)}</p>
          )}
          {inner}
        </div>
      ))}
    </section>
  );
}

const NEVER_SHOWN: readonly FormItem['kind'][] = ['hidden', 'note'];
type Field = { item: FormItem; path: string; held: unknown; before: unknown };

function drawField(field: Field, props: AnswersViewProps): JSX.Element | null {
  const { item, path, held, before } = field;
  if (NEVER_SHOWN.includes(item.kind)) return null;
  const label = textIn(item.label, props.lang);
  if (label === '') return null;
  const w = props.words.report.answers;
  const comments = (props.comments ?? []).filter(
    (it) => it.path === path || it.path.startsWith(`${path}[`),
  );
  const isChanged = props.before != null && !isSame(held, before);
  const names = pictureNames(item, held);
  const text = names === null ? answerText(item, held, props) : '';
  const isEmpty = names === null ? text === '' : names.length === 0;
  if (isEmpty && !isChanged && comments.length === 0 && !props.isAsked?.(path))
    return null;
  const was = names === null ? answerText(item, before, props) : '';
  return (
    <div key={path} class="answer" data-lit={comments.length > 0 || undefined}>
      <dt>
        {label}
        {isChanged && <span class="changed">{w.changed}</span>}
      </dt>
      <dd class={isEmpty ? 'hint' : undefined}>
        {isEmpty ? w.empty : names === null ? text : props.photos(names)}
      </dd>
      {isChanged && names === null && (
        <dd class="was hint">{w.before(was === '' ? w.empty : was)}</dd>
      )}
      {comments.map((it) => (
        <dd key={it.path} class="asked">
          <Icon of={MessageSquareWarning} />
          <span>{it.comment}</span>
        </dd>
      ))}
      {props.action && <dd class="act no-print">{props.action(path, label)}</dd>}
    </div>
  );
}

const FILES: readonly FormItem['kind'][] = ['image', 'audio', 'video', 'file'];

/** Names of the pictures and other files a field holds; null when it holds none by its kind. */
function pictureNames(item: FormItem, held: unknown): string[] | null {
  if (FILES.includes(item.kind))
    return typeof held === 'string' && held !== '' ? [held] : [];
  const picture = pictureOf(item);
  if (picture === null) return null;
  return rowsIn(held)
    .map((row) => own(row, picture.name))
    .filter((name): name is string => typeof name === 'string' && name !== '');
}

/** The form is not on this device: what was written is shown all the same, under the names it has. */
function Unlabelled({ answers }: { answers: Held }): JSX.Element {
  const leaves = Object.entries(answers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, it]) => [inner, String(it)])
      : [[name, Array.isArray(value) ? value.filter(isPlain).join('; ') : String(value)]],
  );
  return (
    <dl class="answers">
      {leaves
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name} class="answer">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

const isPlain = (value: unknown): boolean => typeof value !== 'object';
