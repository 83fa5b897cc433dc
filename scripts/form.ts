// What authors of forms run: npm run form -- check FILE… [--json], npm run form -- answer FILE ANSWERS.json [--json]
import { runFormCommand } from '../src/server/forms/form-command.ts';

process.exitCode = await runFormCommand(process.argv.slice(2), (line) =>
  process.stdout.write(`${line}\n`),
);
