import { Agent as PlainAgent, request as plainRequest, type RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';

export interface Response {
  readonly status: number;
  readonly text: string;
}

/** One request and its answer, over kept connections; throws `LostAnswer` when none came in time. */
export type Exchange = (headers: Readonly<Record<string, string>>, body: string) => Promise<Response>;

/** What became of the request is not known. */
export class LostAnswer extends Error {
  override readonly name = 'TimeoutError';
}

const connectMsMax = 1_000;
const answerMsMax = 3_000;
const socketsMax = 100;

export function openExchange({ protocol, hostname, port }: URL): Exchange {
  const isPlain = protocol === 'http:';
  const kept = { keepAlive: true, maxSockets: socketsMax };
  const ask = isPlain ? plainRequest : secureRequest;
  const agent = isPlain ? new PlainAgent(kept) : new SecureAgent(kept);
  const to: RequestOptions = { agent, hostname, port, method: 'POST', path: '/' };
  return (headers, body) =>
    new Promise((answered, failed) => {
      const request = ask({ ...to, headers: { ...headers, 'content-length': Buffer.byteLength(body) } });
      const patience = startPatience((why) => request.destroy(new Error(why)));
      const lost = (cause: Error) => {
        patience.end();
        failed(new LostAnswer(cause.message, { cause }));
      };
      request.on('error', lost);
      request.on('socket', (socket) => patience.watch(socket, isPlain ? 'connect' : 'secureConnect'));
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', lost);
        response.on('end', () => {
          patience.end();
          answered({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      request.end(body);
    });
}

/** A connection has less time than an answer, and an answer its own from when there is a connection. */
function startPatience(giveUp: (why: string) => void) {
  let timer = setTimeout(giveUp, answerMsMax, 'no answer in time');
  const next = (limitMs: number, why: string) => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, limitMs, why);
  };
  return {
    end: () => clearTimeout(timer),
    watch: (socket: Socket, connected: 'connect' | 'secureConnect') => {
      if (!socket.connecting) return;
      next(connectMsMax, 'no connection in time');
      socket.once(connected, () => next(answerMsMax, 'no answer in time'));
    },
  };
}
