import { createInterface } from 'node:readline/promises';
import { operatorWords } from '../words/operator.ts';

/** Whoever sits before the command: a person, or a test. */
export interface Terminal {
  say(line: string): void;
  /** Null when nobody can answer. */
  ask(question: string): Promise<string | null>;
}

export const realTerminal: Terminal = {
  say: (line) => console.log(line),
  ask: async (question) => {
    if (!process.stdin.isTTY) return null;
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await lines.question(`${question} `);
    } finally {
      lines.close();
    }
  },
};

/** A mistake of whoever typed the command: told in one sentence, without a stack. */
export class Mistake extends Error {}

/** Goes on only when the word was typed; `isSure` answers for scripts. */
export async function confirm(terminal: Terminal, what: string, word: string, isSure: boolean): Promise<void> {
  if (isSure) return;
  const answer = await terminal.ask(operatorWords.typeToGoOn(what, word));
  if (answer === null) throw new Mistake(operatorWords.nobodyToAsk);
  if (answer.trim() !== word) throw new Mistake(operatorWords.nothingDone);
}

/** Runs a command to its exit code. */
export async function runCommand(terminal: Terminal, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!isTold(error)) throw error;
    terminal.say(error.message);
    return 1;
  }
}

const isTold = (error: unknown): error is Error =>
  error instanceof Mistake ||
  (error instanceof TypeError && String(Reflect.get(error, 'code')).startsWith('ERR_PARSE_ARGS'));
