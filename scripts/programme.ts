import { programmeCommand } from './operator/programme-commands.ts';
import { targetOf } from './operator/target.ts';
import { realTerminal, runCommand } from './operator/terminal.ts';

process.exitCode = await runCommand(realTerminal, () =>
  programmeCommand(process.argv.slice(2), realTerminal, targetOf),
);
