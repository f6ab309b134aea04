import type { Answer, Ask } from '@quaylai/infra/local/zalo/bridge-call';

export function scanAnswer(seen: string): Answer {
  if (seen === 'cancel') return { kind: 'no' };
  if (seen === 'silent' || seen === 'forbidden' || seen === 'unsupported') return { kind: seen };
  return { kind: 'scanned', content: seen };
}

/** Holds what the test decided beforehand; a scan that nobody prepared is cancelled, anything else agreed to. */
export function createDecisions() {
  const queues = new Map<Ask['kind'], Answer[]>();
  return {
    push: (kind: Ask['kind'], answer: Answer) => void queues.set(kind, [...(queues.get(kind) ?? []), answer]),
    take: (kind: Ask['kind']): Answer => queues.get(kind)?.shift() ?? { kind: kind === 'scan' ? 'no' : 'yes' },
  };
}
