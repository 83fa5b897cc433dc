import type { task as vi } from '../vi/task.ts';

export const task: typeof vi = {};
