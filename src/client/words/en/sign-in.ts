import type { signIn as vi } from '../vi/sign-in.ts';

export const signIn: typeof vi = {};
