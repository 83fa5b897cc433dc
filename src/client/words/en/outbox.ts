import type { outbox as vi } from '../vi/outbox.ts';

export const outbox: typeof vi = {};
