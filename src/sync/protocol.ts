// The wire: protocol 1, every shape both sides parse at their door. Promises: one outcome per operation, and a
// receipt for every final one. Refuses to be believed without parsing: an answer that is not exactly
// this (a captive portal's page, a truncated body) is no answer.
import * as z from 'zod/mini';
import { Id, Sha256, Uuid } from '../domain/ids.ts';
import { Op } from '../domain/op.ts';
import { Problem } from '../domain/problem.ts';

/** This build's protocol. The server accepts this one and the one before (W2). */
export const PROTOCOL = 1;
export const MIN_PROTOCOL = 1;

export const OutcomeKind = z.enum([
  'applied',
  'duplicate',
  'conflict',
  'quarantined',
  'rejected',
  'retry',
]);
export type OutcomeKind = z.infer<typeof OutcomeKind>;
export type FinalKind = Exclude<OutcomeKind, 'retry'>;

/**
 * What the server signs: that it holds this content under this id, and what became of it. `rev` is the
 * report's revision after it (0 for records without one). For a file, `id` is the file id and `digest` its SHA-256.
 */
export const Receipt = z.object({
  id: Uuid,
  digest: Sha256,
  outcome: z.enum(['applied', 'duplicate', 'conflict', 'quarantined', 'rejected']),
  rev: z.int(),
  problem: z.nullable(Problem),
  at: z.iso.datetime(),
  epoch: z.string(),
  keyId: z.string(),
  /** ECDSA P-256 / SHA-256 over the canonical JSON of all the above, IEEE P1363, base64url. */
  sig: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/** A public key that signs receipts; `by` and `sig` prove that the key it replaces vouched for it. */
export const ServerKey = z.object({
  keyId: z.string(),
  jwk: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
  }),
  by: z.nullable(z.string()),
  sig: z.nullable(z.string()),
});
export type ServerKey = z.infer<typeof ServerKey>;

/** One operation on its way; `digest` = SHA-256 of the canonical JSON of `op`; `seq` has no gap per device. */
export const PushItem = z.object({ op: Op, digest: Sha256, seq: z.int() });
export type PushItem = z.infer<typeof PushItem>;
/** As it arrives: the operation is parsed one by one, so that an unreadable one does not fail its batch. */
export const RawPushItem = z.object({ op: z.unknown(), digest: Sha256, seq: z.int() });
export type RawPushItem = z.infer<typeof RawPushItem>;

export const PushRequest = z.object({
  protocol: z.int(),
  appVersion: z.string(),
  deviceId: Uuid,
  items: /* @__PURE__ */ z.array(RawPushItem).check(z.maxLength(1000)),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** `retry` has no receipt; everything else has one and nothing else is believed. */
export const PushOutcome = z.object({
  opId: Uuid,
  outcome: OutcomeKind,
  receipt: z.nullable(Receipt),
  retryAfterMs: z.nullable(z.int()),
});
export type PushOutcome = z.infer<typeof PushOutcome>;

/** One signature over all receipts of an answer, in its order: `batchText`, signed like a receipt. */
export const BatchSignature = z.object({ keyId: z.string(), sig: z.string() });
export type BatchSignature = z.infer<typeof BatchSignature>;

export const PushAnswer = z.object({
  protocol: z.int(),
  epoch: z.string(),
  outcomes: z.array(PushOutcome),
  keys: z.array(ServerKey),
  /** Spares a phone to check each of many receipts; without it (or where it does not hold) each is checked. */
  batch: z.optional(BatchSignature),
});
export type PushAnswer = z.infer<typeof PushAnswer>;

/**
 * The server's last word on one record for this device. `via` = the audiences through which it is visible
 * now, `gone` = those through which it no longer is; a record without any audience left is removed here.
 */
export const Change = z.object({
  type: z.string(),
  id: z.string(),
  ver: z.int(),
  via: z.array(z.string()),
  gone: z.array(z.string()),
  body: z.nullable(z.unknown()),
});
export type Change = z.infer<typeof Change>;

export const PullPage = z.object({
  protocol: z.int(),
  epoch: z.string(),
  /** Opaque; stored with the page in one transaction (L2). */
  cursor: z.string(),
  /** The cursor asked with was unusable: everything server-derived starts over (L3, L4). */
  reset: z.boolean(),
  /** Audiences this person lost since the cursor: records seen only through them go. */
  lost: z.array(z.string()),
  scope: z.array(z.string()),
  changes: z.array(Change),
  more: z.boolean(),
});
export type PullPage = z.infer<typeof PullPage>;

/** What the server wants to know before bytes of a file travel; asked by the file's own author only. */
export const FileStatus = z.object({ receipt: z.nullable(Receipt) });
export type FileStatus = z.infer<typeof FileStatus>;

export const SignInRequest = z.object({
  login: /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(100)),
  password: /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(200)),
  deviceId: Uuid,
  slot: /* @__PURE__ */ z.int().check(z.gte(0), z.lte(7)),
});
export const SessionAnswer = z.object({
  personId: Id,
  name: z.string(),
  mustChangePassword: z.boolean(),
  expiresAt: z.iso.datetime(),
  keys: z.array(ServerKey),
  epoch: z.string(),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;
export const PasswordRequest = z.object({
  current: /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(200)),
  next: /* @__PURE__ */ z.string().check(z.minLength(8), z.maxLength(200)),
});

/** Header that says which cookie slot speaks, so that two people on one machine keep their sessions. */
export const SLOT_HEADER = 'x-lan-toa-slot';
/** Slot of the person who works in this browser now, for an address that is opened outside the app. No secret. */
export const AT_WORK_COOKIE = 'lt-at';
/** Header with the protocol, on every call. */
export const PROTOCOL_HEADER = 'x-lan-toa-protocol';

/** Error body of every non-2xx `/api` answer: a code, never a sentence for people, never a stack. */
export const ApiError = z.object({
  error: z.string(),
  retryAfterMs: z.optional(z.int()),
});
