// What the authorisation matrix is played in: who asks, what the asked-for unit is to theirs, and the things
// that lie in every unit. The expectations stand here as a table written by hand, not asked of the policy.
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { hashToken, makeToken, SESSION_DAYS } from '../../../src/server/caller.ts';
import { receiveFile } from '../../../src/server/store/files.ts';
import { writeDraft } from '../../../src/server/store/form-drafts.ts';
import { publishForms } from '../../../src/server/store/forms.ts';
import { insertPlan } from '../../../src/server/store/plans.ts';
import { asSystem } from '../../../src/server/store/scope.ts';
import { insertSession, revokeSession } from '../../../src/server/store/sessions.ts';
import { endUnits } from '../../../src/server/store/units.ts';
import { aFiling, aFormDefinition, uuid } from '../build.ts';
import { sha256Hex } from '../digest.ts';
import { aPlan } from '../hub-world.ts';
import { type Client, makeClient } from './edge-client.ts';
import { disableActor, loadEdgeWorld, UNITS } from './edge-world.ts';
import type { Edge } from './make-edge.ts';

export const ACTOR_NAMES = [
  'anonymous',
  'officer',
  'desk',
  'clerk',
  'coordinator',
  'leader',
  'viewer',
  'admin',
  'newcomer',
  'disabled',
  'revoked',
] as const;
export type ActorName = (typeof ACTOR_NAMES)[number];
export const RELATIONS = [
  'own',
  'child',
  'parent',
  'sibling',
  'other',
  'ended',
  'none',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Actors without a session that holds. */
export const OUTSIDE: readonly ActorName[] = ['anonymous', 'disabled', 'revoked'];
const AT_CENTRE: readonly ActorName[] = ['desk', 'clerk'];

const OF_COMMUNE: Record<Relation, string> = {
  own: 'xa-a',
  child: 'pvhcc-a',
  parent: 'tinh-a',
  sibling: 'xa-b',
  other: 'xa-z',
  ended: 'xa-cu',
  none: 'khong-co',
};
const OF_CENTRE: Record<Relation, string> = {
  ...OF_COMMUNE,
  own: 'pvhcc-a',
  child: 'diem-a',
  parent: 'xa-a',
  sibling: 'vp-a',
};

/** The unit that is this to the actor's own. */
export const unitAt = (actor: ActorName, relation: Relation): string =>
  (AT_CENTRE.includes(actor) ? OF_CENTRE : OF_COMMUNE)[relation];

const OWN: readonly Relation[] = ['own'];
const OWN_AND_INSIDE: readonly Relation[] = ['own', 'child'];
const NOTHING: readonly Relation[] = [];
type Reach = Record<
  Exclude<ActorName, 'anonymous' | 'disabled' | 'revoked' | 'newcomer'>,
  readonly Relation[]
>;
const reach = (over: Partial<Reach>): Reach => ({
  officer: NOTHING,
  desk: NOTHING,
  clerk: NOTHING,
  coordinator: NOTHING,
  leader: NOTHING,
  viewer: NOTHING,
  admin: NOTHING,
  ...over,
});

/** Whose records an actor reads: the unit of the grant, and for supervising roles what lies inside it. */
export const READS = reach({
  officer: OWN,
  desk: OWN,
  clerk: OWN_AND_INSIDE,
  coordinator: OWN_AND_INSIDE,
  leader: OWN_AND_INSIDE,
  viewer: OWN_AND_INSIDE,
  admin: OWN_AND_INSIDE,
});
/** Whose forms an actor manages. */
export const FORMS = reach({ coordinator: OWN_AND_INSIDE, admin: OWN_AND_INSIDE });
const FILES = reach({
  officer: OWN,
  desk: OWN,
  clerk: OWN_AND_INSIDE,
  coordinator: OWN_AND_INSIDE,
  leader: OWN_AND_INSIDE,
});
const REVIEWS = reach({ coordinator: OWN_AND_INSIDE });
/** Where an actor may do what. */
export const ACTS = {
  'file-report': FILES,
  'withdraw-report': FILES,
  'take-up-report': REVIEWS,
  'return-report': REVIEWS,
  'approve-report': REVIEWS,
  'accept-task': FILES,
  'assign-person': reach({
    clerk: OWN_AND_INSIDE,
    coordinator: OWN_AND_INSIDE,
    leader: OWN_AND_INSIDE,
  }),
} as const;

/** Whether a table of reach names the relation for the actor. */
export const isIn = (table: Reach, actor: ActorName, relation: Relation): boolean =>
  (table as Partial<Record<ActorName, readonly Relation[]>>)[actor]?.includes(relation) ??
  false;

/** A report in each unit: its photo is here, and one more file is announced and missing. */
export type Placed = {
  unitId: string;
  reportId: string;
  heldFile: string;
  missingFile: string;
};
export type MatrixWorld = {
  placed: ReadonlyMap<string, Placed>;
  clientOf(actor: ActorName): Promise<Client>;
  /** A draft of a form with a warning in the unit; a made-up id where there is no unit. */
  draftIn(unitId: string): Promise<string>;
};

let n = 0;
async function fileIn(edge: Edge, unitId: string): Promise<Placed> {
  n += 1;
  const bytes = randomBytes(64);
  const at: Placed = {
    unitId,
    reportId: uuid(n, 61),
    heldFile: uuid(n, 62),
    missingFile: uuid(n, 63),
  };
  const announced = (fileId: string, content: Uint8Array) => ({
    fileId,
    name: `${fileId}.jpg`,
    sha256: sha256Hex(content),
    size: content.length,
    type: 'image/jpeg',
  });
  const held = announced(at.heldFile, bytes);
  const author = await openSession(edge, `author-${unitId}`);
  const [outcome] = await author.push([
    aFiling({
      opId: uuid(n, 64),
      recordId: at.reportId,
      unitId,
      body: {
        assignmentId: `assignment-${unitId}`,
        files: [held, announced(at.missingFile, randomBytes(64))],
      },
    }),
  ]);
  if (outcome?.outcome !== 'applied') throw new Error(`no report in ${unitId}`);
  const { partialDir } = edge.deps.box;
  const { writeFile } = await import('node:fs/promises');
  await writeFile(`${partialDir}/${at.heldFile}`, bytes);
  await edge.deps.box.keep(
    at.heldFile,
    `${unitId}/${held.sha256.slice(0, 2)}/${held.sha256}`,
  );
  await receiveFile(edge.db.pool, { ...held, owner: unitId });
  return at;
}

/** A session without the work of a sign-in. */
async function openSession(edge: Edge, personId: string): Promise<Client> {
  const client = makeClient(edge.app);
  const token = makeToken();
  const expiresAt = new Date(Date.now() + SESSION_DAYS * 86_400_000).toISOString();
  const { deviceId } = client;
  await insertSession(edge.db.pool, {
    tokenHash: hashToken(token),
    personId,
    deviceId,
    expiresAt,
  });
  client.jar.set('lt-0', token);
  if (personId === 'revoked') await revokeSession(edge.db.pool, hashToken(token));
  return client;
}

const endUnit = (pool: Pool) =>
  asSystem(pool, (tx) =>
    endUnits(tx, ['xa-cu'], '2026-02-28', [
      { oldId: 'xa-cu', newId: 'xa-a', from: '2026-03-01', note: '' },
    ]),
  );

const formOf = (unitId: string) => ({ ...aFormDefinition, id: `form-${unitId}` });

/** A form and a plan of its own in every unit. */
const placeForms = (pool: Pool) =>
  asSystem(pool, async (tx) => {
    for (const { id: unitId } of UNITS) {
      const definition = formOf(unitId);
      const source = Buffer.from('bảng');
      const publishedBy = `author-${unitId}`;
      await publishForms(tx, [{ definition, hash: 'h', unitId, publishedBy, source }]);
      const plan = { ...aPlan, id: `plan-${unitId}` };
      const issued = { ...plan, issuerUnitId: unitId, focalUnitId: unitId };
      await insertPlan(tx, { plan: issued, tasks: [], assignments: [] });
    }
  });

const draftIn = (pool: Pool, unitId: string): Promise<string> =>
  asSystem(pool, async (tx) => {
    if (!UNITS.some(({ id }) => id === unitId)) return uuid(9, 69);
    return writeDraft(tx, {
      unitId,
      fileName: 'phiếu.xlsx',
      source: Buffer.from('bảng'),
      definition: { ...formOf(unitId), version: '2' },
      faults: [
        {
          level: 'warning',
          sheet: 'survey',
          row: 2,
          column: 'name',
          text: 'x',
          code: 'x',
          message: { vi: 'x', en: 'x' },
        },
      ],
      uploadedBy: `author-${unitId}`,
    });
  });

/** Loads the world, files in every unit, then lets one unit end and one account be closed. */
export async function makeMatrixWorld(edge: Edge): Promise<MatrixWorld> {
  await loadEdgeWorld(edge.db.pool);
  const placed = new Map<string, Placed>();
  for (const { id } of UNITS) placed.set(id, await fileIn(edge, id));
  placed.set('khong-co', {
    unitId: 'khong-co',
    reportId: uuid(1, 69),
    heldFile: uuid(2, 69),
    missingFile: uuid(3, 69),
  });
  await placeForms(edge.db.pool);
  await endUnit(edge.db.pool);
  await disableActor(edge.db.pool);
  return {
    placed,
    draftIn: (unitId) => draftIn(edge.db.pool, unitId),
    clientOf: async (actor) =>
      actor === 'anonymous' ? makeClient(edge.app) : openSession(edge, actor),
  };
}
