import type { QueueDefinition } from './deployment.ts';
import { createQueue, type LocalQueue } from './queue.ts';
import { queueNameIn } from './resource-names.ts';

/** The deployment's queues by name, dead letters wired between them. */
export function createQueues(definitions: readonly QueueDefinition[]): Map<string, LocalQueue> {
  const byName = new Map<string, LocalQueue>();
  for (const definition of definitions) {
    const deadLetters = definition.deadLetterArn === undefined ? undefined : queueNameIn(definition.deadLetterArn);
    byName.set(
      definition.name,
      createQueue(definition, {
        nowMs: Date.now,
        deadLetter: (body) => void byName.get(deadLetters ?? '')?.send(body),
      }),
    );
  }
  return byName;
}
