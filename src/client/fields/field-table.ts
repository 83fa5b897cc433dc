// Field kind → component. A registry that is a list: a new kind of question is one line here.
import type { ComponentType } from 'preact';
import type { Question } from '../../domain/form/form.ts';
import { ChecksField, RadioField, SelectField } from './choice-fields.tsx';
import { DateField, TimeField } from './date-field.tsx';
import type { FieldProps } from './field.ts';
import { IntegerField, MoneyField } from './number-field.tsx';
import { SearchManyField, SearchOneField } from './search-field.tsx';
import { LongTextField, TextField } from './text-field.tsx';

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'integer'
  | 'money'
  | 'date'
  | 'time'
  | 'radio'
  | 'select'
  | 'search-one'
  | 'checks'
  | 'search-many';

/** `legend`: the field is a group of controls and needs a fieldset around it. */
export const FIELD_TABLE: Record<
  FieldKind,
  { Field: ComponentType<FieldProps>; frame: 'label' | 'legend' }
> = {
  text: { Field: TextField, frame: 'label' },
  'long-text': { Field: LongTextField, frame: 'label' },
  integer: { Field: IntegerField, frame: 'label' },
  money: { Field: MoneyField, frame: 'label' },
  date: { Field: DateField, frame: 'label' },
  time: { Field: TimeField, frame: 'label' },
  radio: { Field: RadioField, frame: 'legend' },
  select: { Field: SelectField, frame: 'label' },
  'search-one': { Field: SearchOneField, frame: 'label' },
  checks: { Field: ChecksField, frame: 'legend' },
  'search-many': { Field: SearchManyField, frame: 'label' },
};

const MOST_RADIOS = 4;
const MOST_OPTIONS = 8;
const MOST_CHECKS = 6;

const has = (item: Question, word: string): boolean =>
  item.appearance?.split(/\s+/).includes(word) ?? false;

/**
 * Which field answers a question; null for what nobody fills in (hidden, notes, calculations) and for pictures,
 * which have a place of their own.
 */
export function fieldKindOf(item: Question, choices: number): FieldKind | null {
  switch (item.kind) {
    case 'text':
      return has(item, 'multiline') ? 'long-text' : 'text';
    case 'integer':
      return has(item, 'money') ? 'money' : 'integer';
    case 'date':
    case 'time':
      return item.kind;
    case 'select_one':
      return choices <= MOST_RADIOS
        ? 'radio'
        : choices <= MOST_OPTIONS
          ? 'select'
          : 'search-one';
    case 'select_multiple':
      return choices <= MOST_CHECKS ? 'checks' : 'search-many';
    default:
      return null;
  }
}
