import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { yearOf } from '../../domain/civil-date.ts';
import { codeOf, isRefusal, makeRefusal } from '../database/refusal.ts';
import { readChannelForms, withForms } from '../loader/item-forms.ts';
import {
  issueDay,
  type LoadedPlan,
  loadPlanEdition,
  readOrganisation,
} from '../loader/load-plan.ts';
import { loadUnits } from '../loader/load-units.ts';
import { parsePlan } from '../loader/seed-plan.ts';
import { writeAudit } from '../store/audit.ts';
import { asSystem } from '../store/scope.ts';
import { beginEpoch } from '../store/settings.ts';
import { type Command, type CommandRun, neededFirst, textOf } from './command.ts';

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    throw makeRefusal(
      `Không đọc được ${path} (${codeOf(fault)}). It cannot be read.`,
      fault,
    );
  }
}

/** What is wrong with a file is said in one sentence; everything else stays what it is. */
function fileRefusal(path: string, fault: unknown): unknown {
  if (isRefusal(fault) || codeOf(fault) !== '' || !(fault instanceof Error)) return fault;
  return makeRefusal(`${path}: ${fault.message}`, fault);
}

async function loadUnitsFile({ args, pool, say }: CommandRun): Promise<void> {
  const path = neededFirst(args, 'FILE');
  const csv = await readText(path);
  try {
    const count = await asSystem(pool, async (tx) => {
      const detail = { file: path };
      await writeAudit(tx, { actor: 'admin', action: 'load-units', target: '', detail });
      return loadUnits(tx, csv);
    });
    say(`Đã nạp ${count} đơn vị. Loaded ${count} units.`);
  } catch (fault) {
    throw fileRefusal(path, fault);
  }
}

function yearAsked(text: string | null): number | null {
  if (text === null) return null;
  if (!/^20\d\d$/.test(text)) throw makeRefusal('--copy-to: 2026, 2027 …');
  return Number(text);
}

const report = (loaded: LoadedPlan): string =>
  loaded.isNew
    ? `Đã nạp ${loaded.planId}: ${loaded.tasks} nhiệm vụ, ${loaded.assignments} lượt giao. Loaded.`
    : `${loaded.planId} đã có, giữ nguyên. It stands already and was left alone.`;

async function loadPlanFile({ args, pool, today, say }: CommandRun): Promise<void> {
  const path = neededFirst(args, 'FILE');
  const text = await readText(path);
  // Communes that take part with all their parts may be named beside the plan.
  const beside = join(dirname(path), 'full-communes.json');
  const full = existsSync(beside) ? JSON.parse(await readText(beside)) : {};
  const copyTo = yearAsked(textOf(args, 'copy-to'));
  try {
    const seed = withForms(parsePlan(text), await readChannelForms());
    const isPast = seed.year < yearOf(today);
    const years = [...(isPast ? [] : [seed.year]), ...(copyTo === null ? [] : [copyTo])];
    const done = await asSystem(pool, async (tx) => {
      const organisation = await readOrganisation(tx, full, today);
      const loaded: LoadedPlan[] = [];
      if (isPast) loaded.push(await loadPlanEdition(tx, seed, organisation, 'closed'));
      for (const year of years) {
        const issuedOn = issueDay(seed, year, today);
        loaded.push(await loadPlanEdition(tx, seed, organisation, { year, issuedOn }));
      }
      const detail = { file: path };
      await writeAudit(tx, {
        actor: 'admin',
        action: 'load-plan',
        target: seed.id,
        detail,
      });
      return loaded;
    });
    for (const loaded of done) say(report(loaded));
  } catch (fault) {
    throw fileRefusal(path, fault);
  }
}

/** After a backup was restored: from now on devices offer again what the database has forgotten (E1, E2). */
async function afterRestore({ pool, say }: CommandRun): Promise<void> {
  await asSystem(pool, async (tx) => {
    await beginEpoch(tx);
    await writeAudit(tx, { actor: 'admin', action: 'restored', target: '', detail: {} });
  });
  say(
    'Các máy sẽ gửi lại những gì cơ sở dữ liệu chưa có. Devices will offer again what is missing.',
  );
}

export const DATA_COMMANDS: Record<string, Command> = {
  'load-units': {
    wants: 'FILE',
    does: { vi: 'nạp đơn vị từ tệp CSV', en: 'loads units from a CSV file' },
    run: loadUnitsFile,
  },
  'load-plan': {
    wants: 'FILE [--copy-to YEAR]',
    does: {
      vi: 'nạp kế hoạch từ tệp JSON; kế hoạch năm trước được đóng, --copy-to sao chép sang năm',
      en: 'loads a plan from a JSON file; one of a past year stands closed, --copy-to copies it',
    },
    run: loadPlanFile,
  },
  restored: {
    wants: '',
    does: {
      vi: 'chạy một lần sau khi khôi phục bản sao lưu, trước khi mở lại máy chủ',
      en: 'run once after a backup was restored, before the server opens again',
    },
    run: afterRestore,
  },
  migrate: {
    wants: '',
    does: { vi: 'cập nhật cơ sở dữ liệu', en: 'brings the database forward' },
    // Opening the database has done it.
    run: async ({ say }) => say('Cơ sở dữ liệu đã cập nhật. The database is up to date.'),
  },
};
