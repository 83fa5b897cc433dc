// What the server may answer, as shapes: the device's door for protocol 1. The server's own door is the schemas of
// sync/protocol.ts; a test holds the two together.
import type { Problem } from '../../domain/problem.ts';
import type {
  BatchSignature,
  Change,
  FileStatus,
  PullPage,
  PushAnswer,
  PushOutcome,
  Receipt,
  ServerKey,
  SessionAnswer,
} from '../../sync/protocol.ts';
import {
  anything,
  fields,
  flag,
  isRecord,
  like,
  listOf,
  oneOf,
  orMissing,
  orNull,
  type Shape,
  text,
  whole,
} from '../shape.ts';

const uuid = like(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i);
const sha256 = like(/^[\da-f]{64}$/);
const moment = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/);
const id = like(/^[a-z\d][a-z\d-]{0,63}$/);

/** A code this build has no sentence for still settles its item: what was signed is what counts. */
const problem = (value: unknown): value is Problem => isRecord(value) && text(value.code);

const receipt = fields<Receipt>({
  id: uuid,
  digest: sha256,
  outcome: oneOf('applied', 'duplicate', 'conflict', 'quarantined', 'rejected'),
  rev: whole,
  problem: orNull(problem),
  at: moment,
  epoch: text,
  keyId: text,
  sig: text,
});

const serverKey = fields<ServerKey>({
  keyId: text,
  jwk: fields<ServerKey['jwk']>({
    kty: oneOf('EC'),
    crv: oneOf('P-256'),
    x: text,
    y: text,
  }),
  by: orNull(text),
  sig: orNull(text),
});

const outcome = fields<PushOutcome>({
  opId: uuid,
  outcome: oneOf('applied', 'duplicate', 'conflict', 'quarantined', 'rejected', 'retry'),
  receipt: orNull(receipt),
  retryAfterMs: orNull(whole),
});

export const pushAnswer = fields<PushAnswer>({
  protocol: whole,
  epoch: text,
  outcomes: listOf(outcome),
  keys: listOf(serverKey),
  batch: orMissing(fields<BatchSignature>({ keyId: text, sig: text })),
});

const change = fields<Change>({
  type: text,
  id: text,
  ver: whole,
  via: listOf(text),
  gone: listOf(text),
  body: anything,
});

export const pullPage = fields<PullPage>({
  protocol: whole,
  epoch: text,
  cursor: text,
  reset: flag,
  lost: listOf(text),
  scope: listOf(text),
  changes: listOf(change),
  more: flag,
});

export const fileStatus = fields<FileStatus>({ receipt: orNull(receipt) });

export const sessionAnswer = fields<SessionAnswer>({
  personId: id,
  name: text,
  mustChangePassword: flag,
  expiresAt: moment,
  keys: listOf(serverKey),
  epoch: text,
});

/** The body of everything our server refuses. */
export type ApiError = { error: string; retryAfterMs?: number | undefined };
export const apiError: Shape<ApiError> = fields<ApiError>({
  error: text,
  retryAfterMs: orMissing(whole),
});
