// `npm run admin -- COMMAND`: what a real installation needs before anybody can sign in, and afterwards. Works
// beside a running server (it joins its database) and without one (it starts the database and stops it again).
import { civilDateOf } from '../domain/civil-date.ts';
import { type Command, readArgs } from './commands/command.ts';
import { DATA_COMMANDS } from './commands/data-commands.ts';
import { PEOPLE_COMMANDS } from './commands/people-commands.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database/open.ts';
import { makeRefusal } from './database/refusal.ts';
import { loadGround } from './loader/ground.ts';
import { endOver } from './process.ts';
import { unaskedDeps } from './unasked-deps.ts';

const COMMANDS: Record<string, Command> = { ...PEOPLE_COMMANDS, ...DATA_COMMANDS };

function usage(): string {
  const lines = Object.entries(COMMANDS).flatMap(([name, { wants, does }]) => [
    `  ${name} ${wants}`.trimEnd(),
    `      ${does.vi} · ${does.en}`,
  ]);
  return [
    'npm run admin -- COMMAND …',
    ...lines,
    '  routes',
    '      liệt kê các đường gọi và ai được gọi · lists the routes and who may call them',
    'UNIT: id, mã hoặc tên đầy đủ (id, code or full name) · DATE: 2026-01-31',
    'ROLE: OFFICER, DESK, COORDINATOR, LEADER, CLERK, ADMIN, VIEWER',
  ].join('\n');
}

const say = (sentence: string): void => {
  console.log(sentence);
};

/** Lists what each route declares. The build runs it, so that a route without a policy fails the build. */
async function listRoutes(): Promise<void> {
  const { buildApp } = await import('./app.ts');
  const app = await buildApp(unaskedDeps());
  for (const { method, url, policy } of app.policies)
    say(
      `${method} ${url} ${policy.access} ${policy.reach}${policy.changes ? ' changes' : ''}`,
    );
  await app.close();
}

async function runCommand(argv: readonly string[]): Promise<void> {
  const [name = '', ...rest] = argv;
  if (name === 'routes') return listRoutes();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined || rest.includes('--help')) {
    say(usage());
    process.exitCode = command === undefined ? 1 : 0;
    return;
  }
  if (rest.length === 0 && command.wants !== '')
    throw makeRefusal(`npm run admin -- ${name} ${command.wants}`);
  const args = readArgs(rest);
  const database = await openDatabase(readConfig(), say);
  try {
    await loadGround(database.pool);
    const today = civilDateOf(new Date().toISOString());
    await command.run({ pool: database.pool, args, today, say });
  } finally {
    await database.stop();
  }
}

await runCommand(process.argv.slice(2)).catch(endOver);
