// The device's shapes and the schemas of the wire, held together: the same answers pass both, and every break of an
// answer that the schemas refuse is refused by the shapes.
import { describe, expect, test } from 'vitest';
import {
  apiError,
  fileStatus,
  pullPage,
  pushAnswer,
  sessionAnswer,
} from '../../src/device/remote/wire.ts';
import type { Shape } from '../../src/device/shape.ts';
import { isReadable } from '../../src/device/store/readable.ts';
import {
  RECORD_SCHEMAS,
  type RecordBodies,
  type RecordType,
} from '../../src/domain/record.ts';
import {
  ApiError,
  FileStatus,
  PullPage,
  PushAnswer,
  SessionAnswer,
} from '../../src/sync/protocol.ts';
import {
  aChange,
  aFormDefinition,
  aFormHash,
  aGrant,
  anAssignment,
  aPage,
  aReceipt,
  aReport,
  NOW_ISO,
  uuid,
} from '../support/build.ts';

const key = {
  keyId: 'k1',
  jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  by: null,
  sig: null,
};
const receipt = {
  ...aReceipt({ opId: uuid(1, 1), digest: 'a'.repeat(64) }),
  problem: { code: 'not-allowed' },
};
const outcome = { opId: uuid(1, 1), outcome: 'rejected', receipt, retryAfterMs: null };

type Safe = { safeParse(value: unknown): { success: boolean } };
const doors: [name: string, Safe, Shape<unknown>, sample: object][] = [
  [
    'push',
    PushAnswer,
    pushAnswer,
    { protocol: 1, epoch: 'e', outcomes: [outcome], keys: [key] },
  ],
  [
    'pull',
    PullPage,
    pullPage,
    aPage({ lost: ['a'], changes: [aChange('report', aReport())] }),
  ],
  ['file', FileStatus, fileStatus, { receipt }],
  [
    'session',
    SessionAnswer,
    sessionAnswer,
    {
      personId: 'person-1',
      name: 'An',
      mustChangePassword: false,
      expiresAt: NOW_ISO,
      keys: [key],
      epoch: 'e',
    },
  ],
  ['error', ApiError, apiError, { error: 'busy', retryAfterMs: 1000 }],
];

const OTHERS: unknown[] = [
  undefined,
  null,
  1,
  1.5,
  -3,
  '',
  'x',
  true,
  [],
  {},
  [1],
  { a: 1 },
];

/** The value with one thing in it changed, at every place and in every way of the list. */
function* broken(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[name];
    for (const other of OTHERS) yield put(value, name, other);
    for (const worse of broken(inner)) yield put(value, name, worse);
  }
}
function put(value: object, name: string, other: unknown): unknown {
  if (Array.isArray(value))
    return value.map((it, n) => (String(n) === name ? other : it));
  return { ...value, [name]: other };
}

/** What the shapes let through on purpose: a problem this build has no sentence for, a body read elsewhere. */
const isTolerated = (value: unknown): boolean => {
  const text = JSON.stringify(value) ?? '';
  return !text.includes('"problem":{"code":"not-allowed"}');
};

describe('the door of the device', () => {
  test.each(doors)(
    '[P4] lets in what the schema of %s lets in',
    (_, schema, shape, sample) => {
      expect(schema.safeParse(sample).success).toBe(true);
      expect(shape(sample)).toBe(true);
      expect(shape({ ...sample, later: 'member' })).toBe(true);
    },
  );

  test.each(doors)(
    '[P4] refuses whatever the schema of %s refuses',
    (name, schema, shape, sample) => {
      let refused = 0;
      for (const value of [...OTHERS, ...broken(sample)]) {
        const says = schema.safeParse(value).success;
        if (says) {
          expect(shape(value), JSON.stringify(value)).toBe(true);
          continue;
        }
        refused += 1;
        const isOpen = (name === 'push' || name === 'file') && isTolerated(value);
        if (!isOpen) expect(shape(value), JSON.stringify(value)).toBe(false);
      }
      expect(refused).toBeGreaterThan(10);
    },
  );

  test('[P4] refuses ids, digests and moments that are none', () => {
    const push = (over: object) => ({
      protocol: 1,
      epoch: 'e',
      keys: [],
      outcomes: [{ ...outcome, receipt: { ...receipt, ...over } }],
    });
    const wrong = [
      { id: 'not-an-id' },
      { digest: 'A'.repeat(64) },
      { digest: 'a'.repeat(63) },
      { at: '13/03/2026' },
      { at: '2026-03-13T14:00:00+07:00' },
      { outcome: 'accepted' },
      { problem: {} },
    ];
    for (const over of wrong) {
      expect(pushAnswer(push(over)), JSON.stringify(over)).toBe(false);
      expect(PushAnswer.safeParse(push(over)).success).toBe(false);
    }
  });

  test('[O3] settles by a receipt whose problem it has no word for', () => {
    const answer = { receipt: { ...receipt, problem: { code: 'new-in-2027', why: 1 } } };
    expect(fileStatus(answer)).toBe(true);
  });
});

const text = { vi: 'a', en: 'b' };
const records: RecordBodies = {
  me: { id: 'p', name: 'An', phone: '', demo: true, grants: [aGrant()], contacts: [] },
  unit: {
    id: 'u',
    kind: 'COMMUNE_PC_XA',
    name: 'Xã A',
    short: 'Xã A',
    code: null,
    parentId: null,
    rootId: 'u',
    inside: [],
    provinceId: null,
    validFrom: null,
    validTo: null,
  },
  person: { id: 'p', name: 'An', phone: '', demo: true, positions: [] },
  plan: {
    id: 'plan',
    code: 'A',
    number: null,
    docType: 'KH',
    title: 'Kế hoạch',
    issuerUnitId: 'u',
    issuerName: 'UBND',
    focalUnitId: 'u',
    issuedOn: '2026-01-01',
    year: 2026,
    window: { from: '2026-01-01', to: '2026-12-31' },
    state: 'ISSUED',
    copyOf: null,
    theme: '',
    objectives: '',
    funding: null,
    parents: [],
    basis: [],
    targets: [],
    duties: [],
    taskCount: 0,
  },
  task: {
    id: 't',
    planId: 'plan',
    code: 'A1',
    title: 'Việc',
    detail: '',
    lines: '1',
    section: null,
    leadRaw: null,
    coordRaw: null,
    binding: 'ASSIGNED',
    audiences: [],
    channels: [],
    topics: [],
    products: [],
    phrase: null,
    schedule: { kind: 'UNSPECIFIED' },
    window: { from: '2026-01-01', to: '2026-12-31' },
    reportTo: null,
    target: null,
    funding: null,
    formId: 'f01',
  },
  assignment: anAssignment(),
  report: aReport(),
  form: {
    id: 'f-test@1',
    formId: 'f-test',
    version: '1',
    hash: aFormHash,
    current: true,
    definition: aFormDefinition,
  },
  list: { id: 'l', items: [{ code: 'A', ...text }] },
  calendar: { id: 'c', calendar: { id: 'cchc', kinds: [], dueDay: 20 } },
};

describe('records', () => {
  test.each(Object.entries(records))(
    '[W1] of type %s: what the schema reads is shown',
    (type, body) => {
      expect(RECORD_SCHEMAS[type as RecordType].safeParse(body).error).toBeUndefined();
      expect(isReadable(aChange(type, body))).toBe(true);
    },
  );

  test('[W1] a removal needs no reading, an unknown type does', () => {
    expect(isReadable({ ...aChange('report', aReport()), body: null })).toBe(true);
    expect(isReadable(aChange('poll', { id: 'a' }))).toBe(false);
    expect(isReadable(aChange('toString', { id: 'a' }))).toBe(false);
  });

  test('[W1] one that misses what screens lean on is not shown', () => {
    for (const [type, body] of Object.entries(records))
      expect(isReadable(aChange(type, { ...body, id: undefined } as never)), type).toBe(
        false,
      );
  });
});
