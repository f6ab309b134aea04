import { staffCommand } from './operator/staff-commands.ts';
import { targetOf } from './operator/target.ts';
import { realTerminal, runCommand } from './operator/terminal.ts';

process.exitCode = await runCommand(realTerminal, () => staffCommand(process.argv.slice(2), realTerminal, targetOf));
