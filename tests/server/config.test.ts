import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/server/config.ts';

test('[CONFIG] says nothing and everything has a value', () => {
  expect(readConfig({})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    databaseUrl: null,
    migrationDatabaseUrl: null,
    publicOrigin: null,
    trustProxy: false,
    tls: null,
    demo: true,
    logLevel: 'info',
  });
});

test('[CONFIG] takes an empty variable for one that is not there', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', DEMO: '' })).toEqual(readConfig({}));
});

test('[CONFIG] reads what is said', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '::1',
    DATA_DIR: '/srv/lan-toa',
    DATABASE_URL: 'postgres://lan_toa_app:x@db/lan_toa',
    MIGRATION_DATABASE_URL: 'postgresql://lan_toa_owner:x@db/lan_toa',
    PUBLIC_ORIGIN: 'https://lantoa.example.vn',
    TRUST_PROXY: '1',
    TLS_CERT: 'cert.pem',
    TLS_KEY: 'key.pem',
    DEMO: '0',
    LOG_LEVEL: 'warn',
  });
  expect(config).toMatchObject({
    port: 0,
    host: '::1',
    dataDir: '/srv/lan-toa',
    demo: false,
  });
  expect(config).toMatchObject({ trustProxy: 1, logLevel: 'warn' });
  expect(config.tls).toEqual({ certPath: 'cert.pem', keyPath: 'key.pem' });
  expect(readConfig({ TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy).toEqual([
    '10.0.0.0/8',
    '::1',
  ]);
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['DATABASE_URL', 'mysql://root@db/x'],
  ['MIGRATION_DATABASE_URL', 'db'],
  ['PUBLIC_ORIGIN', 'lantoa.example.vn'],
  ['PUBLIC_ORIGIN', 'https://lantoa.example.vn/app'],
  ['TRUST_PROXY', 'true'],
  ['DEMO', 'yes'],
  ['LOG_LEVEL', 'loud'],
])('[CONFIG] refuses %s=%s in one sentence that names the variable', (name, value) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(new RegExp(`^${name} must be [^.]+\\.`));
});

test('[CONFIG] does not repeat a value, which may hold a password', () => {
  const read = () => readConfig({ DATABASE_URL: 'psql://app:secret@db/x' });
  expect(read).toThrow(/^(?!.*secret)/);
});

test.each([
  { TLS_CERT: 'cert.pem' },
  { TLS_KEY: 'key.pem' },
  { MIGRATION_DATABASE_URL: 'postgres://owner@db/x' },
])('[CONFIG] refuses half of what goes together: %o', (env) => {
  expect(() => readConfig(env)).toThrow(/together/);
});
