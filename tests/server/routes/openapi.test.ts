import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
type Description = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
};
type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<
    string,
    { description: string; content?: Record<string, { schema: object }> }
  >;
};
let described: Description;

beforeAll(async () => {
  edge = await makeEdge();
  described = (
    await edge.app.inject({ method: 'GET', url: '/api/v1/openapi.json' })
  ).json();
});
afterAll(() => edge.close());

const operations = () =>
  Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('[OPENAPI] is a 3.1 description of the form the standard asks for', () => {
  expect(described.openapi).toMatch(/^3\.1\.\d$/);
  expect(described.info).toMatchObject({ title: 'Lan Tỏa', version: '1' });
  for (const { path, method, operation } of operations()) {
    expect(path).toMatch(/^\//);
    expect(['get', 'head', 'post', 'patch', 'delete']).toContain(method);
    expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(status).toMatch(/^([1-5]\d\d|[1-5]XX|default)$/);
      expect(response.description).toEqual(expect.any(String));
    }
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const named = (operation.parameters ?? []).filter((p) => p.in === 'path');
    expect(named.map(({ name, required }) => [name, required])).toEqual(
      inPath.map((name) => [name, true]),
    );
  }
});

test('[OPENAPI] every route of the interface is in it, with its schemas', () => {
  const HIDDEN = ['/api/v1/openapi.json', '/*'];
  const routes = edge.app.policies.filter(({ url }) => !HIDDEN.includes(url));
  expect(routes.length).toBeGreaterThan(12);
  for (const { method, url } of routes) {
    const path = url.replace(/:(\w+)/g, '{$1}');
    const operation = described.paths[path]?.[method.toLowerCase()];
    // A HEAD beside a GET that the framework adds by itself is described by the GET.
    if (method === 'HEAD' && operation === undefined && described.paths[path]?.get)
      continue;
    expect([method, url, operation !== undefined]).toEqual([method, url, true]);
    if (url.startsWith('/api')) expect(operation?.responses['4XX']).toBeDefined();
  }
  for (const [path, method] of [
    ['/api/v1/session', 'post'],
    ['/api/v1/session/password', 'post'],
    ['/api/v1/sync/push', 'post'],
  ] as const) {
    const body =
      described.paths[path]?.[method]?.requestBody?.content['application/json'];
    expect([path, Object.keys(body?.schema ?? {})]).toEqual([
      path,
      expect.arrayContaining(['type', 'properties']),
    ]);
  }
});

test('[OPENAPI] every reference in it leads somewhere', () => {
  const text = JSON.stringify(described);
  for (const [, ref] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = (ref ?? '')
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], described);
    expect([ref, target !== undefined]).toEqual([ref, true]);
  }
});
