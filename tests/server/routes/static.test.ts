import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
const SHELL = '<!doctype html><title>Lan Tỏa</title>';
const SCRIPT = `export const words = '${'từ '.repeat(500)}';`;

beforeAll(async () => {
  edge = await makeEdge();
  const dir = edge.deps.clientDir;
  await mkdir(join(dir, 'assets'), { recursive: true });
  await writeFile(join(dir, 'index.html'), SHELL);
  await writeFile(join(dir, 'sw.js'), '// worker');
  await writeFile(join(dir, 'manifest.webmanifest'), '{}');
  await writeFile(join(dir, 'assets/main-a1b2c3.js'), SCRIPT);
  await writeFile(join(dir, 'assets/main-a1b2c3.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(dir, 'assets/main-a1b2c3.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(dir, '.secret'), 'no');
  await writeFile(join(edge.dir, 'outside.txt'), 'no');
});
afterAll(() => edge.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  edge.app.inject({ method: 'GET', url, headers });

test('[STATIC] the shell and the worker are asked after each time, hashed files are kept for ever', async () => {
  for (const url of ['/', '/index.html', '/sw.js', '/manifest.webmanifest'])
    expect([url, (await get(url)).headers['cache-control']]).toEqual([url, 'no-cache']);
  const script = await get('/assets/main-a1b2c3.js');
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(script.headers['content-type']).toMatch(/^(text|application)\/javascript/);
});

test('[STATIC] what was compressed at the build is sent as it is', async () => {
  const br = await get('/assets/main-a1b2c3.js', {
    'accept-encoding': 'gzip, deflate, br',
  });
  expect(br.headers['content-encoding']).toBe('br');
  expect(br.rawPayload.equals(brotliCompressSync(SCRIPT))).toBe(true);
  expect(br.headers['cache-control']).toContain('immutable');
  const gzip = await get('/assets/main-a1b2c3.js', { 'accept-encoding': 'gzip' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gzip.headers.vary).toMatch(/accept-encoding/i);
  expect((await get('/assets/main-a1b2c3.js')).body).toBe(SCRIPT);
});

test('[STATIC] every page of the app is the shell, even where no such page is known', async () => {
  for (const url of [
    '/',
    '/viec',
    '/phieu/0190f000-0000-7000-8000-000000000001',
    '/a/b/c?d=e',
  ]) {
    const answer = await get(url);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 200, SHELL]);
    expect(answer.headers['content-type']).toContain('text/html');
  }
});

test('[STATIC] a file that is not there is a plain 404, never the shell', async () => {
  const missing = [
    '/assets/old-chunk.js',
    '/missing.css',
    '/sw.js.map',
    '/.secret',
    '/.env',
  ];
  for (const url of [
    ...missing,
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/%zz.js',
    '/assets/',
  ])
    expect([url, (await get(url)).body]).not.toEqual([url, SHELL]);
  for (const url of missing) {
    const answer = await get(url);
    expect([url, answer.statusCode]).toEqual([url, 404]);
    expect(answer.headers['content-type']).toContain('text/plain');
  }
});

test('[STATIC] an unknown path of the interface is a JSON 404, whatever the method and whoever asks', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)
    for (const url of [
      '/api',
      '/api/',
      '/api/v1/nothing',
      '/api/v2/sync/push',
      '/api/x.js',
    ]) {
      const answer = await edge.app.inject({ method, url });
      expect([method, url, answer.statusCode, answer.json()]).toEqual([
        method,
        url,
        404,
        { error: 'not-found' },
      ]);
    }
});

test('[STATIC] health says the process answers, readiness that it can serve', async () => {
  expect((await get('/healthz')).json()).toEqual({ ok: true });
  expect((await get('/readyz')).json()).toEqual({ ok: true, demo: false });
  const loading = await edge.another({ isReady: async () => false, isDemo: true });
  const answer = await loading.inject({ method: 'GET', url: '/readyz' });
  expect([answer.statusCode, answer.json()]).toEqual([503, { ok: false, demo: true }]);
  expect((await loading.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200);
});
