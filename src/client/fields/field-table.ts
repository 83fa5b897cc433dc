// Field kind → component. A registry that is a list: a new kind of question is one line here. What few forms ask is a
// chunk of its own (kinds.ts), which a device keeps as soon as it has such a form.
import type { ComponentType } from 'preact';
import type { Question } from '../../domain/form/form.ts';
import { lazyPart } from '../parts/lazy.tsx';
import { ChecksField, RadioField, SelectField, TickField } from './choice-fields.tsx';
import { DateField, TimeField } from './date-field.tsx';
import type { FieldProps } from './field.ts';
import { looks } from './field-looks.ts';
import { KindMissing } from './kind-missing.tsx';
import type { RareKind } from './kinds.ts';
import { DecimalField, IntegerField, MoneyField } from './number-field.tsx';
import { SearchManyField, SearchOneField } from './search-field.tsx';
import { DigitsField, LongTextField, TextField } from './text-field.tsx';

type CommonKind =
  | 'text'
  | 'digits'
  | 'long-text'
  | 'integer'
  | 'money'
  | 'decimal'
  | 'date'
  | 'time'
  | 'radio'
  | 'select'
  | 'search-one'
  | 'checks'
  | 'search-many'
  | 'tick';
export type FieldKind = CommonKind | RareKind;

/** `legend`: the field is a group of controls and needs a fieldset around it. */
type Entry = { Field: ComponentType<FieldProps>; frame: 'label' | 'legend' };

const rare = (kind: RareKind, frame: Entry['frame']): Entry => ({
  Field: lazyPart<FieldProps>(
    () => import('./kinds.ts').then(({ KINDS }) => KINDS[kind]),
    KindMissing,
  ),
  frame,
});

export const FIELD_TABLE: Record<FieldKind, Entry> = {
  text: { Field: TextField, frame: 'label' },
  digits: { Field: DigitsField, frame: 'label' },
  'long-text': { Field: LongTextField, frame: 'label' },
  integer: { Field: IntegerField, frame: 'label' },
  money: { Field: MoneyField, frame: 'label' },
  decimal: { Field: DecimalField, frame: 'label' },
  date: { Field: DateField, frame: 'label' },
  time: { Field: TimeField, frame: 'label' },
  radio: { Field: RadioField, frame: 'legend' },
  select: { Field: SelectField, frame: 'label' },
  'search-one': { Field: SearchOneField, frame: 'label' },
  checks: { Field: ChecksField, frame: 'legend' },
  'search-many': { Field: SearchManyField, frame: 'label' },
  tick: { Field: TickField, frame: 'legend' },
  range: rare('range', 'label'),
  'date-time': rare('date-time', 'label'),
  rank: rare('rank', 'legend'),
  point: rare('point', 'legend'),
  points: rare('points', 'legend'),
  pad: rare('pad', 'legend'),
  attachment: rare('attachment', 'legend'),
  barcode: rare('barcode', 'label'),
};

const MOST_RADIOS = 4;
const MOST_SCALE = 7;
const MOST_OPTIONS = 8;
const MOST_CHECKS = 6;

const KIND_OF: Partial<Record<Question['kind'], FieldKind>> = {
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  dateTime: 'date-time',
  range: 'range',
  rank: 'rank',
  geopoint: 'point',
  geotrace: 'points',
  geoshape: 'points',
  audio: 'attachment',
  video: 'attachment',
  file: 'attachment',
  barcode: 'barcode',
  acknowledge: 'tick',
};

function kindOfOne(item: Question, choices: number): FieldKind {
  if (looks(item, 'likert', 'quick') && choices <= MOST_SCALE) return 'radio';
  if (choices <= MOST_RADIOS && !looks(item, 'minimal')) return 'radio';
  return choices <= MOST_OPTIONS ? 'select' : 'search-one';
}

/**
 * Which field answers a question; null for what nobody fills in (hidden, notes, calculations) and for photos,
 * which have a place of their own.
 */
export function fieldKindOf(item: Question, choices: number): FieldKind | null {
  switch (item.kind) {
    case 'text':
      return looks(item, 'multiline')
        ? 'long-text'
        : looks(item, 'numbers')
          ? 'digits'
          : 'text';
    case 'integer':
      return looks(item, 'money') ? 'money' : 'integer';
    case 'select_one':
      return kindOfOne(item, choices);
    case 'select_multiple':
      return choices <= MOST_CHECKS && !looks(item, 'minimal') ? 'checks' : 'search-many';
    case 'image':
      return looks(item, 'signature', 'draw', 'annotate') ? 'pad' : null;
    default:
      return KIND_OF[item.kind] ?? null;
  }
}
