// What few forms ask, in one chunk: a device keeps it whole as soon as it has a form that needs it. A registry that is
// a list.
import type { ComponentType } from 'preact';
import type { FieldProps } from './field.ts';
import { AttachmentField } from './kinds/attachment-field.tsx';
import { BarcodeField } from './kinds/barcode-field.tsx';
import { DateTimeField } from './kinds/date-time-field.tsx';
import { PadField } from './kinds/pad-field.tsx';
import { PointField } from './kinds/point-field.tsx';
import { PointsField } from './kinds/points-field.tsx';
import { RangeField } from './kinds/range-field.tsx';
import { RankField } from './kinds/rank-field.tsx';
import './kinds/kinds.css';

export { MediaPieces } from './kinds/media-pieces.tsx';

export type RareKind =
  | 'range'
  | 'date-time'
  | 'rank'
  | 'point'
  | 'points'
  | 'pad'
  | 'attachment'
  | 'barcode';

export const KINDS: Record<RareKind, ComponentType<FieldProps>> = {
  range: RangeField,
  'date-time': DateTimeField,
  rank: RankField,
  point: PointField,
  points: PointsField,
  pad: PadField,
  attachment: AttachmentField,
  barcode: BarcodeField,
};
