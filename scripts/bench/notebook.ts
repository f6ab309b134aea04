import type { Answer, Request } from '../simulate/request.ts';
import type { BenchWorld } from './bench-world.ts';
import type { Cost } from './trace.ts';

/** How it went: the last four are tries that met trouble and were answered as if there had been none. */
export const paths = ['success', 'duplicate', 'refused', 'throttled', 'conflict', 'overtaken', 'answer lost'] as const;
export type Path = (typeof paths)[number];

/** One operation on one path, and what it cost. */
export interface Measured extends Cost {
  readonly operation: string;
  readonly path: Path;
  /** Which case of the answer it was. */
  readonly outcome: string;
}

type Reply = Readonly<Record<string, string>>;
type Making = (last: Reply) => Request | Promise<Request>;

/** What was measured so far, and the ways to measure more. */
export interface Notebook {
  readonly measured: readonly Measured[];
  note(operation: string, path: Path, cost: Cost, outcome: string): void;
  /** Sends it, not counted: what must have happened before. */
  before(request: Request): Promise<Reply>;
  once(operation: string, path: Path, request: Request): Promise<Reply>;
  /** The request, and the same again. */
  twice(operation: string, request: Request): Promise<Reply>;
  /** A new request for each kind of trouble that its transaction meets; `make` is told what the last one was answered. */
  troubled(operation: string, make: Making, overtake: () => Promise<unknown>): Promise<void>;
}

export function openNotebook(bench: BenchWorld): Notebook {
  const measured: Measured[] = [];
  const note = (operation: string, path: Path, cost: Cost, outcome: string) => {
    if (measured.some((each) => each.operation === operation && each.path === path)) {
      throw new Error(`${operation}, ${path}: measured twice`);
    }
    measured.push({ operation, path, outcome, ...cost });
  };
  const once = async (operation: string, path: Path, request: Request) => {
    const { cost, answer } = await bench.measure(request);
    if (!answer.ok && path !== 'refused') throw new Error(`${operation} is refused: ${outcomeOf(answer)}`);
    note(operation, path, cost, outcomeOf(answer));
    return replyOf(answer);
  };
  return {
    measured,
    note,
    once,
    before: async (request) => replyOf((await bench.measure(request)).answer),
    twice: async (operation, request) => {
      const reply = await once(operation, 'success', request);
      await once(operation, 'duplicate', request);
      return reply;
    },
    troubled: async (operation, make, overtake) => {
      let last: Reply = {};
      for (const [path, trouble] of [
        ['throttled', { kind: 'THROTTLED' }],
        ['conflict', { kind: 'CONFLICT' }],
        ['overtaken', { kind: 'OVERTAKEN', work: overtake }],
        ['answer lost', { kind: 'ANSWER_LOST' }],
      ] as const) {
        const request = await make(last);
        bench.lay(trouble);
        last = await once(operation, path, request);
        if (bench.isLaid()) throw new Error(`${operation} met no trouble`);
      }
    },
  };
}

export function outcomeOf(answer: Answer): string {
  if (!answer.ok) return answer.problem.code;
  const reply = answer.value.reply as { readonly outcome?: string };
  return reply.outcome ?? (answer.value.replayed === true ? 'REPLAYED' : 'OK');
}

function replyOf(answer: Answer): Reply {
  return answer.ok ? (answer.value.reply as Reply) : {};
}
