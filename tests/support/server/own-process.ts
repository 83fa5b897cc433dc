// A process of its own for tests that need two, or one to be killed. Prints one line when it has come that far.
import { startEmbedded } from '../../../src/server/database/embedded.ts';
import { migrate } from '../../../src/server/database/migrate.ts';

const [act, target = ''] = process.argv.slice(2);
const tell = (line: string): boolean => process.stdout.write(`${line}\n`);

if (act === 'migrate') {
  tell(JSON.stringify(await migrate(target)));
} else if (act === 'hold') {
  const cluster = await startEmbedded({ dataDir: target });
  tell(cluster.appUrl);
  // Until the test lets go of the input, or kills.
  process.stdin.resume();
  process.stdin.once('end', () => void cluster.stop());
} else {
  throw new Error(`unknown act ${act}`);
}
