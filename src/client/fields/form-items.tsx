import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { valueUnder } from '../../domain/form/answers.ts';
import type { Question } from '../../domain/form/form.ts';
import { type FormNode, isSection } from '../../domain/form/prepare-form.ts';
import { answerText, textIn } from '../parts/answer-text.ts';
import { Icon } from '../parts/icon.tsx';
import { ChevronDown } from '../parts/more-icons.ts';
import { fieldId, type Offer } from './field.ts';
import { fieldKindOf } from './field-table.ts';
import type { FormShown } from './form-shown.ts';
import { isPhotoRepeat } from './item-text.ts';
import { PhotoGrid } from './photo-grid.tsx';
import { QuestionBox } from './question-box.tsx';
import { RepeatRows } from './repeat-rows.tsx';

type Place = { section: number; rowPath: string; data: unknown; earlier: unknown };
export type ItemsProps = { shown: FormShown } & Place;

const NO_OFFER: Offer = { choices: [], often: 0 };
const NO_TEXTS: readonly string[] = [];

/** The items of one section, in one row of the repeats around it. Irrelevant ones are not there. */
export function FormItems({ shown, ...place }: ItemsProps): JSX.Element {
  const nodes = shown.form.children.get(place.section) ?? [];
  return (
    <>
      {nodes.map((node) => {
        const path = place.rowPath + node.suffix;
        if (!shown.evaluation.relevant(path)) return null;
        return <Item key={path} shown={shown} node={node} path={path} place={place} />;
      })}
    </>
  );
}

type ItemProps = { shown: FormShown; node: FormNode; path: string; place: Place };

function Item({ shown, node, path, place }: ItemProps): JSX.Element | null {
  const { item } = node;
  if (!isSection(item)) return <Asked {...{ shown, node, path, place }} />;
  if (item.kind === 'group') {
    const inside = <FormItems shown={shown} {...place} section={node.index} />;
    const label = textIn(item.label, shown.reading.lang);
    if (item.appearance?.split(/\s+/).includes('details'))
      return (
        <Details shown={shown} path={path} label={label}>
          {inside}
        </Details>
      );
    return label === '' ? (
      inside
    ) : (
      <fieldset class="group">
        <legend>{label}</legend>
        {inside}
      </fieldset>
    );
  }
  const held = valueUnder(place.data, node.steps);
  const was = valueUnder(place.earlier, node.steps);
  const rows = Array.isArray(held) ? held : [];
  return isPhotoRepeat(shown.form, node) ? (
    <Photos {...{ shown, node, path, place }} />
  ) : (
    <RepeatRows
      shown={shown}
      node={node}
      path={path}
      rows={rows}
      renderRow={(rowPath, n) => (
        <FormItems
          shown={shown}
          section={node.index}
          rowPath={rowPath}
          data={rows[n]}
          earlier={Array.isArray(was) ? was[n] : undefined}
        />
      )}
    />
  );
}

function Asked({ shown, node, path, place }: ItemProps): JSX.Element | null {
  const item = node.item as Question;
  const { reading, evaluation } = shown;
  const { lang, words, today } = reading;
  if (item.kind === 'note') return <p class="notice">{textIn(item.label, lang)}</p>;
  if (item.kind === 'image') return <Photos {...{ shown, node, path, place }} />;
  if (item.kind === 'calculate' || item.calculation !== undefined)
    return item.label === undefined || item.kind === 'hidden' ? null : (
      <p class="field worked-out">
        <span>{textIn(item.label, lang)}</span>
        <output>{answerText(item, evaluation.values.get(path), reading)}</output>
      </p>
    );
  const offer = shown.offers.get(node) ?? NO_OFFER;
  const kind = fieldKindOf(item, offer.choices.length);
  if (kind === null) return null;
  const value = valueUnder(place.data, node.steps);
  return (
    <QuestionBox
      item={item}
      kind={kind}
      path={path}
      value={value}
      offer={offer}
      required={evaluation.required(path)}
      readonly={shown.readonly || evaluation.readonly(path)}
      problem={shown.problems.get(path) ?? null}
      comment={shown.comments.get(path) ?? null}
      earlier={earlierText(shown, item, value, valueUnder(place.earlier, node.steps))}
      lang={lang}
      words={words}
      today={today}
      onChange={shown.onChange}
      onLeave={shown.onLeave}
      onUseEarlier={shown.onUseEarlier}
    />
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
  const { lang, words } = shown.reading;
  const inner = shown.form.children.get(node.index)?.[0];
  const photos = shown.photosAt(path);
  const isHere = photoWork?.path === path;
  const wrong = photos
    .map((photo) => shown.problems.get(photo.path))
    .find((text) => text !== undefined);
  const asked =
    shown.comments.get(path) ??
    [...shown.comments].find(([at]) => at.startsWith(`${path}[`))?.[1];
  return (
    <PhotoGrid
      id={fieldId(path)}
      path={path}
      label={textIn(item.label ?? inner?.item.label, lang)}
      hint={textIn(item.hint, lang)}
      photos={photos}
      work={isHere ? photoWork : null}
      refusals={shown.photoRefusals.length === 0 ? NO_TEXTS : shown.photoRefusals}
      problem={shown.problems.get(path) ?? wrong ?? null}
      comment={asked ?? null}
      canAdd={shown.canAdd(path)}
      readonly={shown.readonly}
      words={words}
      onAdd={shown.onAddPhotos}
      onRemove={shown.onRemovePhoto}
    />
  );
}

/** What is not asked of everyone waits folded; it opens by itself when something in it needs the person. */
function Details(p: {
  shown: FormShown;
  path: string;
  label: string;
  children: ComponentChildren;
}): JSX.Element {
  const place = useRef<HTMLDetailsElement>(null);
  const isWithin = (path: string) => path.startsWith(`${p.path}/`);
  const needs =
    [...p.shown.problems.keys()].some(isWithin) ||
    [...p.shown.comments.keys()].some(isWithin);
  useEffect(() => {
    if (needs && place.current !== null) place.current.open = true;
  }, [needs]);
  return (
    <details ref={place} class="more">
      <summary>
        {p.label}
        <Icon of={ChevronDown} />
      </summary>
      <div class="fields">{p.children}</div>
    </details>
  );
}
