// What a command of `npm run admin` is, and how its arguments are read.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { isCivilDate } from '../../domain/civil-date.ts';
import { Role } from '../../domain/person.ts';
import type { UnitRecord } from '../../domain/unit.ts';
import { makeRefusal } from '../database/refusal.ts';
import type { Tx } from '../store/scope.ts';
import { readUnits } from '../store/units.ts';

/** What a command is given: its arguments and where to write. */
export type CommandRun = {
  pool: Pool;
  args: Args;
  /** Civil date in Viet Nam. */
  today: string;
  say: (sentence: string) => void;
};
export type Command = {
  /** Its arguments, as the usage shows them. */
  wants: string;
  /** What it does, in both languages. */
  does: { vi: string; en: string };
  run: (given: CommandRun) => Promise<void>;
};

const OPTIONS = {
  name: { type: 'string' },
  login: { type: 'string' },
  person: { type: 'string' },
  unit: { type: 'string' },
  role: { type: 'string' },
  title: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  primary: { type: 'boolean' },
  end: { type: 'boolean' },
  'copy-to': { type: 'string' },
} as const;
type Option = keyof typeof OPTIONS;

export type Args = {
  positionals: string[];
  values: Partial<Record<Option, string | boolean>>;
};

/** Reads the arguments behind a command's name. @throws a refusal naming what it does not know */
export function readArgs(argv: readonly string[]): Args {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (fault) {
    throw makeRefusal((fault as Error).message, fault);
  }
}

/** An option's text, or null. */
export function textOf({ values }: Args, option: Option): string | null {
  const value = values[option];
  return typeof value === 'string' && value.trim() !== ''
    ? value.normalize('NFC').trim()
    : null;
}

/** An option's text. @throws a refusal that names the option */
export function needed(args: Args, option: Option): string {
  const text = textOf(args, option);
  if (text === null) throw makeRefusal(`Thiếu --${option}. --${option} is missing.`);
  return text;
}

/** The first argument that is no option. @throws a refusal that says what it should be */
export function neededFirst({ positionals }: Args, what: string): string {
  const [first] = positionals;
  if (first === undefined) throw makeRefusal(`Thiếu ${what}. ${what} is missing.`);
  return first;
}

/** A civil date given, or the one to take instead. @throws a refusal when it is no date */
export function dateOf(args: Args, option: 'from' | 'to', otherwise: string | null) {
  const text = textOf(args, option) ?? otherwise;
  if (text !== null && !isCivilDate(text))
    throw makeRefusal(
      `--${option}: ngày phải ở dạng 2026-01-31. A date looks like 2026-01-31.`,
    );
  return text;
}

/** The role given. @throws a refusal that lists the roles */
export function roleOf(args: Args): Role {
  const parsed = Role.safeParse(needed(args, 'role').toUpperCase());
  if (parsed.success) return parsed.data;
  throw makeRefusal(`--role: ${Object.keys(Role.def.entries).join(', ')}.`);
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** The unit given by id, code or full name. @throws a refusal that lists the units it could be */
export async function findUnit(tx: Tx, text: string): Promise<UnitRecord> {
  const all = await readUnits(tx);
  const exact = all.find((unit) => unit.id === text);
  if (exact !== undefined) return exact;
  const standing = all.filter((unit) => unit.validTo === null);
  const named = standing.filter(
    (unit) => fold(unit.name) === fold(text) || unit.code === text,
  );
  const [only] = named;
  if (named.length === 1 && only !== undefined) return only;
  const near = (named.length > 1 ? named : standing)
    .filter((unit) => named.length > 1 || fold(unit.name).includes(fold(text)))
    .slice(0, 10)
    .map((unit) => `  ${unit.id}  ${unit.name}`);
  throw makeRefusal(
    [
      `Không có đơn vị nào đúng là “${text}”. No unit is exactly “${text}”.`,
      ...(near.length > 0 ? ['Gần giống (near):', ...near] : []),
    ].join('\n'),
  );
}

/** A new opaque id for a person. */
export const makePersonId = (): string => `p-${randomBytes(8).toString('hex')}`;
