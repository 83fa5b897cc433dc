// English of vi/demo.ts.
import type { demo as vi } from '../vi/demo.ts';

export const demo: typeof vi = {
  title: 'Accounts to try',
  hint: 'A demonstration: tap a role to fill it in, then press Sign in.',
  password: 'lantoa-mau',
  accounts: [
    { login: '0900000001', role: 'Commune official' },
    { login: '0900000002', role: 'Commune coordinator' },
    { login: '0900000003', role: 'Commune leader' },
    { login: '0900000004', role: 'One-stop desk' },
    { login: '0900000005', role: 'Department officer' },
  ],
};
