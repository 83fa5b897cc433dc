import type { form as vi } from '../vi/form.ts';

export const form: typeof vi = {};
