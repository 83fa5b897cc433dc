import type { Pool } from 'pg';
import { seedDir } from '../database/package-root.ts';
import { asSystem } from '../store/scope.ts';
import { makeSettings } from '../store/settings.ts';
import { loadForms } from './load-forms.ts';
import { loadLists } from './load-lists.ts';

/**
 * What every installation stands on: its settings, the forms, the code lists and the reporting calendars that
 * come with this version. Done at each start; what stands already is left alone.
 */
export async function loadGround(pool: Pool): Promise<void> {
  await makeSettings(pool);
  await asSystem(pool, async (tx) => {
    await loadForms(tx, seedDir());
    await loadLists(tx, seedDir());
  });
}
