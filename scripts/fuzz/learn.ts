import type { Town } from './town.ts';

/** The first and the newest are kept: those between are mostly used up. */
const keptMax = 12;

/** Takes the ids out of an answer that said yes, so that what was made is asked for, decided on and taken back. */
export function learn(town: Town, answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return;
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value !== 'string') learn(town, value);
    else if (isAskedFor(name) && !isForeign(town, value)) keep(town.own, name === 'hash' ? 'previewHash' : name, value);
  }
}

const isAskedFor = (name: string): boolean => /Id$|^(hash|visit|billNumber|content|code|secret|photo)$/.test(name);
const isForeign = ({ foreign }: Town, value: string): boolean => Object.values(foreign).flat().includes(value);

function keep(own: Town['own'], name: string, value: string): void {
  const known = own[name] ?? [];
  if (!known.includes(value)) own[name] = [...known.slice(0, 1), value, ...known.slice(1)].slice(0, keptMax);
}
