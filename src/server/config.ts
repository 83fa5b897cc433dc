import { resolve } from 'node:path';
import * as z from 'zod';
import { makeRefusal } from './database/refusal.ts';

const LOG_LEVELS = [
  'fatal',
  'error',
  'warn',
  'info',
  'debug',
  'trace',
  'silent',
] as const;

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65535));
const text = z.string().min(1);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/./);
const flag = z.enum(['0', '1']).transform((value) => value === '1');
/** `https://host[:port]` and nothing behind it, as a browser writes it in the Origin header. */
const origin = z
  .string()
  .refine((value) => URL.canParse(value) && new URL(value).origin === value);
/** Number of proxies in front, or their addresses: never "trust everyone", which lets a client choose its address. */
const proxies = z.union([
  z.string().regex(/^\d$/).transform(Number),
  z
    .string()
    .regex(/^[0-9a-fA-F.:/, ]+$/)
    .transform((value) => value.split(/\s*,\s*/)),
]);

/** What each variable must be, in the words of the sentence that refuses it. */
const VARIABLES = {
  PORT: { schema: port, must: 'a whole number from 0 to 65535' },
  HOST: { schema: text, must: 'an address to listen on' },
  DATA_DIR: { schema: text, must: 'the path of a folder' },
  DATABASE_URL: { schema: postgresUrl, must: 'an address that begins with postgres://' },
  MIGRATION_DATABASE_URL: {
    schema: postgresUrl,
    must: 'an address that begins with postgres://',
  },
  PUBLIC_ORIGIN: {
    schema: origin,
    must: 'an origin such as https://lantoa.example.vn, without a path',
  },
  TRUST_PROXY: {
    schema: proxies,
    must: 'the number of proxies in front, or their addresses with commas',
  },
  TLS_CERT: { schema: text, must: 'the path of a certificate file' },
  TLS_KEY: { schema: text, must: 'the path of a key file' },
  DEMO: { schema: flag, must: '1 (demonstration) or 0 (real installation)' },
  LOG_LEVEL: { schema: z.enum(LOG_LEVELS), must: `one of ${LOG_LEVELS.join(', ')}` },
} as const;
type Name = keyof typeof VARIABLES;
type Value<N extends Name> = z.output<(typeof VARIABLES)[N]['schema']>;
export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything the process is told from outside, parsed once. */
export type Config = {
  port: number;
  host: string;
  dataDir: string;
  /** A PostgreSQL kept by others; null = our own, under `dataDir`. */
  databaseUrl: string | null;
  /** The owner role, for migrations alone. */
  migrationDatabaseUrl: string | null;
  publicOrigin: string | null;
  trustProxy: false | number | string[];
  tls: { certPath: string; keyPath: string } | null;
  demo: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
};

function read<N extends Name>(env: Environment, name: N): Value<N> | null {
  const raw = env[name]?.trim();
  if (raw === undefined || raw === '') return null;
  const parsed = VARIABLES[name].schema.safeParse(raw);
  // The value itself is not repeated: an address may hold a password.
  if (!parsed.success) throw makeRefusal(`${name} must be ${VARIABLES[name].must}.`);
  return parsed.data as Value<N>;
}

/**
 * Parses the environment.
 * @throws a refusal whose one sentence names the variable that cannot be used
 */
export function readConfig(env: Environment = process.env): Config {
  const certPath = read(env, 'TLS_CERT');
  const keyPath = read(env, 'TLS_KEY');
  if ((certPath === null) !== (keyPath === null))
    throw makeRefusal('TLS_CERT and TLS_KEY must be given together.');
  const databaseUrl = read(env, 'DATABASE_URL');
  const migrationDatabaseUrl = read(env, 'MIGRATION_DATABASE_URL');
  if (databaseUrl === null && migrationDatabaseUrl !== null)
    throw makeRefusal(
      'MIGRATION_DATABASE_URL is of use only together with DATABASE_URL.',
    );
  return {
    port: read(env, 'PORT') ?? 8080,
    host: read(env, 'HOST') ?? '127.0.0.1',
    dataDir: resolve(read(env, 'DATA_DIR') ?? './.data'),
    databaseUrl,
    migrationDatabaseUrl,
    publicOrigin: read(env, 'PUBLIC_ORIGIN'),
    trustProxy: read(env, 'TRUST_PROXY') || false,
    tls: certPath !== null && keyPath !== null ? { certPath, keyPath } : null,
    demo: read(env, 'DEMO') ?? true,
    logLevel: read(env, 'LOG_LEVEL') ?? 'info',
  };
}
