import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import { PUBLIC_READ } from '../policy.ts';

const info = {
  title: 'Lan Tỏa',
  version: '1',
  description: 'Tasks and reports of communicating administrative reform, synchronised.',
};

/** Collects the schemas of the routes that follow into an OpenAPI 3.1 description. */
export async function addInterfaceDescription(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** The description itself. */
export function openapiRoute(app: FastifyInstance): void {
  app.get(
    '/api/v1/openapi.json',
    { config: { policy: PUBLIC_READ }, schema: { hide: true } },
    async () => app.swagger(),
  );
}
