import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { valueUnder } from '../../domain/form/answers.ts';
import type { Question } from '../../domain/form/form.ts';
import { type FormNode, isSection } from '../../domain/form/prepare-form.ts';
import { answerText } from '../parts/answer-text.ts';
import { fieldId, type Offer } from './field.ts';
import { fieldKindOf } from './field-table.ts';
import { Details } from './form-details.tsx';
import { FormMedia } from './form-media.tsx';
import type { FormShown } from './form-shown.ts';
import { isPhotoRepeat, textWith } from './item-text.ts';
import { PhotoGrid } from './photo-grid.tsx';
import { QuestionBox, Wrong } from './question-box.tsx';
import { RepeatRows } from './repeat-rows.tsx';
import { isMany, useDrawn } from './use-drawn.ts';
import { usePath } from './use-path.ts';

type Place = { section: number; rowPath: string; earlier: unknown };
export type ItemsProps = { shown: FormShown } & Place;

const NO_OFFER: Offer = { choices: [], often: 0 };
const NO_NODES: readonly FormNode[] = [];
const NO_TEXTS: readonly string[] = [];

/** The items of one section, in one row of the repeats around it. Irrelevant ones are not there. */
export function FormItems({ shown, ...place }: ItemsProps): JSX.Element {
  const { form } = shown;
  const nodes = useDrawn(form, form.children.get(place.section) ?? NO_NODES);
  return (
    <>
      {nodes.map((node) =>
        node.item.kind === 'hidden' || node.item.kind === 'meta' ? null : (
          <Item
            key={node.index}
            shown={shown}
            node={node}
            path={place.rowPath + node.suffix}
            place={place}
          />
        ),
      )}
    </>
  );
}

type ItemProps = { shown: FormShown; node: FormNode; path: string; place: Place };

/** Drawn again when what stands at its path looks different, and for nothing else. */
function Item({ shown, node, path, place }: ItemProps): JSX.Element | null {
  usePath(shown.watch, path);
  const { item } = node;
  const isAsked = shown.live().relevantAt(path);
  if (item.relevant !== undefined && KEPT.test(item.kind))
    return <Kept {...{ shown, node, path, place, isAsked }} />;
  if (!isAsked) return null;
  if (!isSection(item)) return <Asked {...{ shown, node, path, place }} />;
  if (item.kind === 'group') {
    const inside = <FormItems shown={shown} {...place} section={node.index} />;
    const label = textWith(shown, path, item.label);
    if (item.appearance?.split(/\s+/).includes('details'))
      return (
        <Details shown={shown} path={path} label={label}>
          {inside}
        </Details>
      );
    return label === '' ? (
      inside
    ) : (
      <fieldset
        class="group"
        data-path={path}
        data-many={isMany(shown.form, node) || undefined}
      >
        <legend>{label}</legend>
        <FormMedia media={item.media} />
        {inside}
      </fieldset>
    );
  }
  const was = valueUnder(place.earlier, node.steps);
  return isPhotoRepeat(shown.form, node) ? (
    <Photos {...{ shown, node, path, place }} />
  ) : (
    <RepeatRows
      shown={shown}
      node={node}
      path={path}
      renderRow={(rowPath, n) => (
        <FormItems
          shown={shown}
          section={node.index}
          rowPath={rowPath}
          earlier={Array.isArray(was) ? was[n] : undefined}
        />
      )}
    />
  );
}

/** Fields that hold nothing but their answer; a camera or a pad is put away when it is no longer asked. */
const KEPT = /^(text|integer|decimal|date|time|select|note)/;

/** What was asked once stays in the page unseen: where one answer brings and takes away a hundred, none is made anew. */
function Kept({
  isAsked,
  ...asked
}: ItemProps & { isAsked: boolean }): JSX.Element | null {
  const held = useRef<JSX.Element | null>(null);
  if (isAsked) held.current = <Asked {...asked} />;
  return (
    held.current && (
      <div class="kept" hidden={!isAsked}>
        {held.current}
      </div>
    )
  );
}

/** How many choices count for the look: pictures must be seen to be chosen, which no list of the phone's own shows. */
const seenChoices = ({ choices }: Offer): number =>
  choices.length <= SEEN_MAX && choices.some(({ media }) => media) ? 1 : choices.length;
const SEEN_MAX = 30;

function Asked({ shown, node, path, place }: ItemProps): JSX.Element | null {
  const item = node.item as Question;
  const { reading } = shown;
  const live = shown.live();
  const isWorkedOut = item.kind === 'calculate' || node.value === 'worked';
  const offer = shown.offerOf(node, path) ?? NO_OFFER;
  const kind = isWorkedOut ? null : fieldKindOf(item, seenChoices(offer));
  // One handed-in text for each sentence, so that the box can tell at a glance whether it changed.
  const inserts = item.inserts === undefined ? '' : live.insertsOf(path).join('\n\0');
  const texts = useMemo(
    () => (inserts === '' ? NO_TEXTS : inserts.split('\n\0')),
    [inserts],
  );
  if (item.kind === 'note')
    return (
      <p class="notice note" data-path={path}>
        {textWith(shown, path, item.label)}
        <FormMedia media={item.media} />
      </p>
    );
  if (item.kind === 'image' && kind === null)
    return <Photos {...{ shown, node, path, place }} />;
  if (isWorkedOut) return <WorkedOut {...{ shown, node, path, place }} />;
  if (kind === null) return null;
  const value = live.typedAt(path);
  return (
    <QuestionBox
      item={item}
      kind={kind}
      path={path}
      value={value}
      inserts={texts}
      offer={offer}
      required={live.requiredAt(path)}
      readonly={shown.readonly || live.readonlyAt(path)}
      problem={shown.problemAt(path)}
      comment={shown.comments.get(path) ?? null}
      earlier={earlierText(shown, item, value, valueUnder(place.earlier, node.steps))}
      isCopied={shown.isCopied(path)}
      url={item.kind === 'image' ? shown.photosAt(path)[0]?.url : null}
      attach={shown.attach}
      lang={reading.lang}
      words={reading.words}
      today={reading.today}
      onChange={shown.onChange}
      onLeave={shown.onLeave}
      onUseEarlier={shown.onUseEarlier}
    />
  );
}

/** What the form works out: shown where it has a name, with what its author says against it. */
function WorkedOut({ shown, node, path }: ItemProps): JSX.Element | null {
  const { item } = node;
  const problem = shown.problemAt(path);
  const value = shown.live().valueAt(path);
  // Nothing to work it out from as yet: a name with nothing behind it would only be read as a question.
  if (item.label === undefined || (value === '' && problem === null)) return null;
  return (
    <div class="field worked-out" data-path={path}>
      <span>{textWith(shown, path, item.label)}</span>
      <output>{answerText(item, value, shown.reading)}</output>
      {problem !== null && <Wrong id={`${fieldId(path)}-e`}>{problem}</Wrong>}
    </div>
  );
}

function earlierText(
  shown: FormShown,
  item: Question,
  now: unknown,
  was: unknown,
): string | null {
  if (shown.earlier === null) return null;
  const text = answerText(item, was, shown.reading);
  return text === answerText(item, now, shown.reading).trim() ? null : text;
}

function Photos({ shown, node, path }: ItemProps): JSX.Element {
  const { item } = node;
  const { photoWork } = shown;
  const inner = shown.form.children.get(node.index)?.[0];
  const photos = shown.photosAt(path);
  const isHere = photoWork?.path === path;
  const wrong = photos
    .flatMap((photo) => [photo.path, `${photo.path}/${inner?.item.name}`])
    .map(shown.problemAt)
    .find((text) => text !== null);
  const asked =
    shown.comments.get(path) ??
    [...shown.comments].find(([at]) => at.startsWith(`${path}[`))?.[1];
  return (
    <PhotoGrid
      id={fieldId(path)}
      path={path}
      label={textWith(shown, path, item.label ?? inner?.item.label)}
      hint={textWith(shown, path, item.hint)}
      required={shown.live().requiredAt(path)}
      photos={photos}
      work={isHere ? photoWork : null}
      refusals={shown.photoRefusals.length === 0 ? NO_TEXTS : shown.photoRefusals}
      problem={shown.problemAt(path) ?? wrong ?? null}
      comment={asked ?? null}
      canAdd={shown.canAdd(path)}
      readonly={shown.readonly}
      isStamped={shown.isStamped}
      words={shown.reading.words}
      onStamp={shown.onStamp}
      shared={shown.sharedPhotos}
      onAddShared={shown.onAddShared}
      onAdd={shown.onAddPhotos}
      onRemove={shown.onRemovePhoto}
    />
  );
}
