import { migrateCommand } from './operator/migrate-command.ts';
import { targetOf } from './operator/target.ts';
import { realTerminal, runCommand } from './operator/terminal.ts';

process.exitCode = await runCommand(realTerminal, () => migrateCommand(process.argv.slice(2), realTerminal, targetOf));
