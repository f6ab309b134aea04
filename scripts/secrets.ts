import { secretsCommand } from './operator/secret-commands.ts';
import { targetOf } from './operator/target.ts';
import { realTerminal, runCommand } from './operator/terminal.ts';

process.exitCode = await runCommand(realTerminal, () => secretsCommand(process.argv.slice(2), realTerminal, targetOf));
