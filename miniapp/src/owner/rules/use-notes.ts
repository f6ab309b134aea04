import { useDesk } from './desk.tsx';

interface Notes {
  readonly error: string | undefined;
  readonly warning: string | undefined;
}

/** What the check says of one field of the draft: what is wrong with it or any of its items, and what is risky. */
export function useNotes(): (path: string) => Notes {
  const { fields, warnings } = useDesk().check;
  return (path) => ({
    error: Object.entries(fields).find(([field]) => isWithin(field, path))?.[1],
    warning: warnings.find(({ field }) => field === path)?.sentence,
  });
}

/** Whether anything inside a part of the draft is wrong or risky, so that a closed part does not hide it. */
export function useTroubled(): (part: string) => boolean {
  const { fields, warnings } = useDesk().check;
  const troubled = [...Object.keys(fields), ...warnings.map(({ field }) => field)];
  return (part) => troubled.some((field) => isWithin(field, part));
}

export const isWithin = (field: string, part: string): boolean => field === part || field.startsWith(`${part}.`);
