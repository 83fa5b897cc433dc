import type { ComponentChildren, JSX } from 'preact';
import { formatMoment, formatSize } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import { Bar } from './bar.tsx';
import { confirmationCode } from './confirmation-code.ts';
import { FaceBadge } from './face-badge.tsx';
import {
  ageText,
  type Moment,
  type OutboxItemView,
  outboxFace,
  photosLeft,
  photosRefused,
  whyText,
} from './outbox-state.ts';
import './facts-line.css';
import './outbox-item.css';

/** One item of *Tình trạng gửi*: what it is, how far, how large, how old, what proves it, what to do. */
export function OutboxItem(props: {
  item: OutboxItemView;
  at: Moment;
  words: Words;
  children?: ComponentChildren;
}): JSX.Element {
  const { item, at, words } = props;
  const w = words.outbox;
  const face = outboxFace(item, at, words);
  const total = item.files.reduce((sum, file) => sum + file.size, item.bytes);
  const { receipt } = item;
  const isTaken = item.state === 'sent';
  return (
    <li class="outbox-item" data-tone={face.tone}>
      <p class="what">
        <span class="hint">{w.kinds[item.kind]}</span>
        <strong>{item.title}</strong>
      </p>
      <FaceBadge face={face} />
      {item.state === 'set-aside' && <p>{whyText(receipt?.problem ?? null, words)}</p>}
      {photosRefused(item) > 0 && <p>{w.why.photo}</p>}
      {isTaken && photosLeft(item) > 0 && <PhotoProgress item={item} words={words} />}
      <p class="facts-line">
        <span>{formatSize(total)}</span>
        {item.files.length > 0 && <span>{w.withPhotos(item.files.length)}</span>}
        {isTaken && receipt !== null ? (
          <span>{w.receivedAt(formatMoment(receipt.at, at.today))}</span>
        ) : (
          <span>{ageText(item.queuedAt, at.nowIso, words)}</span>
        )}
      </p>
      {isTaken && receipt !== null && (
        <p class="proof">{w.code(confirmationCode(receipt))}</p>
      )}
      {props.children !== undefined && <p class="row">{props.children}</p>}
    </li>
  );
}

function PhotoProgress(props: { item: OutboxItemView; words: Words }): JSX.Element {
  const { files } = props.item;
  const all = files.reduce((sum, file) => sum + file.size, 0);
  const sent = files.reduce(
    (sum, file) => sum + (file.state === 'sent' ? file.size : file.sentBytes),
    0,
  );
  const text = props.words.outbox.photoSent(formatSize(sent), formatSize(all));
  return (
    <p class="progress">
      <Bar max={all} value={sent} label={props.words.outbox.photosTitle} />
      <span class="hint num">{text}</span>
    </p>
  );
}
