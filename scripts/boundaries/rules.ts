import type { SourceFile } from './source-files.ts';

/** One sentence of "who may import whom" (architecture, decisions 19). */
export interface Rule {
  readonly name: string;
  /** The files it speaks about. */
  readonly files: RegExp;
  /** Files among them that are free of it. */
  readonly except?: RegExp;
  /** A target that matches this is refused … */
  readonly refused?: RegExp;
  /** … and one that does not match this is refused too. */
  readonly allowed?: RegExp;
}

const room = (name: string) => new RegExp(`^${name}/(src|local)/`);

export const rules: readonly Rule[] = [
  {
    name: 'shared imports zod and date-fns only',
    files: room('shared'),
    allowed: /^(shared\/src\/|npm:(zod|date-fns|@date-fns\/utc)$)/,
  },
  {
    name: 'functions imports shared and no other room',
    files: room('functions'),
    allowed: /^(functions\/src\/|shared\/src\/|npm:|node:)/,
  },
  {
    name: 'miniapp imports shared and no other room, and runs in no Node',
    files: room('miniapp'),
    allowed: /^(miniapp\/src\/|shared\/src\/|npm:)/,
  },
  {
    name: 'infra imports shared, and functions only as entry-point paths',
    files: room('infra'),
    allowed: /^(infra\/|shared\/src\/|npm:|node:)/,
  },
  {
    name: 'what is deployed knows nothing of what runs here',
    files: /^infra\/src\//,
    refused: /^infra\/(local|test)\//,
  },
  {
    name: 'only ledger/items, ledger/transact, stock, projections, records and cloud touch the AWS SDK',
    files: room('functions'),
    except: /^functions\/src\/(ledger\/(items|transact)\.ts$|(stock|projections|records|cloud)\/)/,
    refused: /^npm:@(aws-sdk|smithy)\//,
  },
  {
    name: 'the ledger knows no http, zalo or routes',
    files: /^functions\/src\/ledger\//,
    refused: /^functions\/src\/(http|zalo|routes)\//,
  },
  {
    name: 'only miniapp/src/zalo imports zmp-sdk',
    files: room('miniapp'),
    except: /^miniapp\/src\/zalo\//,
    refused: /^npm:zmp-sdk$/,
  },
  {
    name: 'only miniapp/src/state imports recoil',
    files: room('miniapp'),
    except: /^miniapp\/src\/state\//,
    refused: /^npm:recoil$/,
  },
];

export const purity = 'shared reads no clock and makes no chance';

/** Every broken rule, one line for each import that breaks it. */
export function brokenRules(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...rules
      .filter((rule) => rule.files.test(file.path) && !rule.except?.test(file.path))
      .flatMap((rule) =>
        file.imports
          .filter((target) => rule.refused?.test(target) || (rule.allowed && !rule.allowed.test(target)))
          .map((target) => `${rule.name}: ${file.path} imports ${target}`),
      ),
    ...(file.path.startsWith('shared/src/')
      ? file.impurities.map((name) => `${purity}: ${file.path} uses ${name}`)
      : []),
  ]);
}
