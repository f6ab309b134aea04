import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Journal } from '../src/http/journal.ts';
import type { HttpReply } from '../src/http/reply.ts';
import { tellError } from '../src/http/tell-error.ts';
import { watchLog } from './log-watch.ts';

export interface WatchedJournal extends Journal {
  /** Throws when what was written of this request tells anything that was asked or answered. */
  look(event: APIGatewayProxyEventV2, reply: HttpReply): void;
}

/** A journal whose every line is looked at, in whatever test a request is served. */
export function watchedJournal(journal: Journal): WatchedJournal {
  let watch = watchLog();
  const write = (told: object) => watch.wrote(JSON.stringify(told));
  return {
    request: (line) => {
      write(line);
      journal.request(line);
    },
    bug: (error, at) => {
      write({ ...tellError(error), ...at });
      journal.bug(error, at);
    },
    look: ({ headers, body }, reply) => {
      watch.heard({ headers, asked: body ?? '', answered: reply.body });
      const leaks = watch.leaks();
      watch = watchLog();
      if (leaks.length > 0) throw new Error(`a log line tells: ${leaks.join(' | ')}`);
    },
  };
}
