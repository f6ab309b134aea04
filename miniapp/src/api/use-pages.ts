import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { useMemo, useState } from 'react';
import { call } from './api.ts';
import type { Replied, Sent } from './client.ts';
import type { MoreProps } from './more.tsx';
import { type Options, useAnswer } from './use-answer.ts';

type PageKey = {
  [Key in KnownRouteKey]: Replied<Key> extends { items: readonly unknown[]; next: string | null }
    ? Sent<Key> extends { query: unknown }
      ? Key
      : never
    : never;
}[KnownRouteKey];

type Item<Key extends PageKey> = Replied<Key> extends { items: readonly (infer One)[] } ? One : never;
interface Page<Key extends PageKey> {
  readonly items: readonly Item<Key>[];
  readonly next: string | null;
}

/** A paged list: the first page stays fresh, further ones are appended on demand. */
export function usePages<Key extends PageKey>(key: Key, sent: Sent<Key>, options: Pick<Options, 'liveFor'> = {}) {
  const first = useAnswer(key, sent, options);
  const page = first.value as Page<Key> | null;
  const [more, setMore] = useState<{ after: Page<Key>; items: readonly Item<Key>[]; next: string | null } | null>(null);
  const [loading, setLoading] = useState(false);
  // Further pages belong to the first page they were read after; a fresher first page starts over.
  const tail = more && more.after === page ? more : null;
  const items = useMemo(() => (page ? [...page.items, ...(tail?.items ?? [])] : null), [page, tail]);
  const next = tail ? tail.next : (page?.next ?? null);
  const loadMore = async () => {
    if (!page || next === null || loading) return;
    setLoading(true);
    const { query, ...rest } = sent as { query: object };
    const answer = await call(key, { ...rest, query: { ...query, cursor: next } } as unknown as Sent<Key>);
    setLoading(false);
    if (!answer.ok) return;
    const got = answer.value as unknown as Page<Key>;
    setMore({ after: page, items: [...(tail?.items ?? []), ...got.items], next: got.next });
  };
  return {
    items,
    more: { hasMore: next !== null, loading, loadMore } satisfies MoreProps,
    failure: first.failure,
    refresh: first.refresh,
  };
}
