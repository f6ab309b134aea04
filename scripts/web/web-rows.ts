import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readAppConfig } from '@quaylai/infra/local/zalo/www';
import { budgets, webBudgets } from '../../miniapp/budgets.ts';
import { type Row, row } from '../bench/rows.ts';
import { type Loaded, medianLoad, type Visit } from './lighthouse.ts';
import { median, percentile } from './spread.ts';
import { type Taps, tapNames } from './taps.ts';

/** PB12: what the built files weigh after gzip, in KB of 1,000 bytes. */
export function weightRows(wwwFolder: string): readonly Row[] {
  const { listSyncJS = [], listAsyncJS = [], listCSS = [] } = readAppConfig(wwwFolder);
  const kb = (file: string): number => gzipSync(readFileSync(join(wwwFolder, file))).length / 1000;
  const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + kb(file), 0);
  const first = new Set([...listSyncJS, ...listAsyncJS]);
  const lazy = readdirSync(join(wwwFolder, 'assets')).map((name) => `assets/${name}`);
  const later = lazy.filter((file) => file.endsWith('.js') && !first.has(file));
  return [
    row('PB12', 'first load: JS, KB gz', { max: budgets.firstJsKbMax, floor: 112.5 }, sum(first)),
    row('PB12', 'CSS, KB gz', { max: budgets.cssKbMax }, sum(listCSS)),
    row('PB12', 'largest lazy chunk, KB gz', { max: budgets.lazyKbMax }, Math.max(...later.map(kb))),
  ];
}

/** PB13: the median of all runs of a screen. */
export function loadRows(screen: string, visit: Visit, runs: readonly Loaded[]): readonly Row[] {
  const { lcpMs, tbtMs, cls, accessibility } = medianLoad(runs);
  const name = `${screen}, ${visit} visit`;
  return [
    row('PB13', `${name}: LCP, ms`, { max: webBudgets.lcpMsMax, floor: 1450 }, lcpMs),
    row('PB13', `${name}: TBT, ms`, { max: webBudgets.tbtMsMax }, tbtMs),
    row('PB13', `${name}: CLS`, { max: webBudgets.clsMax }, cls),
    row('PB13', `${name}: accessibility, points missing of 100`, { max: 0 }, 100 - accessibility),
  ];
}

/** PB14: 95 of 100 touches are answered by a paint within this; the median of the rounds. */
export const tapRows = (taps: Taps): readonly Row[] =>
  tapNames.map((name) => {
    const ofRounds = taps[name].map((round) => percentile(round, 0.95));
    return row('PB14', `${name}: touch to paint, p95 ms`, { max: webBudgets.tapMsMax }, median(ofRounds));
  });
