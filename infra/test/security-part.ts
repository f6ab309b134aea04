import { type FunctionName, functionNames, tableAccess } from '@quaylai/shared/api/table-access';
import type { Resource, Synthesised } from './synthesised.ts';

/** One statement of a policy as a reviewer reads it: plain names in the place of intrinsic functions. */
export interface Statement {
  readonly effect: string;
  readonly who?: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly when?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: templates are data without a type.
type Loose = any;

/** Every policy of all stacks by the place that holds it, e.g. "Service:stream role". */
export function securityOf({ data, web, service }: Synthesised): Record<string, readonly Statement[]> {
  const stacks = [
    ['Data', data],
    ['Web', web],
    ['Service', service],
  ] as const;
  const exported: Exported = new Map(
    stacks.flatMap(([stack, { Outputs = {} }]) =>
      Object.values(Outputs).map((output) => [output.Export?.Name ?? '', { stack, value: output.Value }] as const),
    ),
  );
  const named: [string, readonly Statement[]][] = [];
  for (const [stack, { Resources }] of stacks) {
    const text = (value: Loose): string => plain(value, stack, exported);
    for (const [id, resource] of Object.entries(Resources)) {
      const found = statementsOf(resource, text);
      if (found.length > 0) named.push([`${stack}:${place(id, resource, text)}`, found]);
    }
  }
  return Object.fromEntries(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function place(id: string, { Type, Properties }: Resource, text: (value: Loose) => string): string {
  const kind = Type.split('::').at(-1)?.toLowerCase();
  // Its own id names the first route of the audience.
  if (Type === 'AWS::Lambda::Permission') return `${text(Properties.FunctionName).split(/[:.]/)[1]} ${kind}`;
  return `${withoutHash(id).replace(/(Role)?(DefaultPolicy|Policy)$/, '')} ${kind}`;
}

/** CDK ends logical ids in eight hexadecimal digits. */
const withoutHash = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

function statementsOf({ Type, Properties }: Resource, text: (value: Loose) => string): Statement[] {
  if (Type === 'AWS::Lambda::Permission') {
    const { Action, Principal, FunctionName: called, SourceArn } = Properties;
    return [{ effect: 'Allow', who: Principal, actions: [Action], resources: [text(called)], when: text(SourceArn) }];
  }
  const documents = [Properties?.PolicyDocument, Properties?.AssumeRolePolicyDocument, Properties?.KeyPolicy];
  return documents
    .filter((document) => document !== undefined)
    .flatMap((document: Loose) => document.Statement)
    .map((statement: Loose) => ({
      effect: statement.Effect,
      ...(statement.Principal === undefined ? {} : { who: text(statement.Principal) }),
      actions: [statement.Action].flat(),
      resources: [statement.Resource ?? []].flat().map(text),
      ...(statement.Condition === undefined ? {} : { when: condition(statement.Condition, text) }),
    }));
}

/** Kinds of partition are reviewed in `table-access.ts`: here is which of its lists they come to. */
function condition(value: Loose, text: (value: Loose) => string): string {
  const kinds: Loose = value['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
  if (!Array.isArray(kinds)) return text(value);
  return lists.get(JSON.stringify(kinds)) ?? text(kinds);
}

const lists = new Map(functionNames.flatMap(listsOf));

function listsOf(name: FunctionName): [string, string][] {
  const { reads, writes, removes } = tableAccess[name];
  const key = (kinds: readonly string[]) => JSON.stringify([...new Set(kinds)].sort().map((kind) => `*#${kind}#*`));
  return [
    [key([...reads, ...writes, ...removes]), `what ${name} may read`],
    [key(writes), `what ${name} writes`],
    [key(removes), `what ${name} removes`],
  ];
}

/** What one stack gives others, by its name. */
type Exported = ReadonlyMap<string, { readonly stack: string; readonly value: Loose }>;

function plain(value: Loose, stack: string, exported: Exported): string {
  const text = (inner: Loose): string => plain(inner, stack, exported);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(text).join(', ');
  if ('Ref' in value) return value.Ref.startsWith('AWS::') ? value.Ref : `${stack}:${withoutHash(value.Ref)}`;
  if ('Fn::GetAtt' in value) return `${stack}:${withoutHash(value['Fn::GetAtt'][0])}.${value['Fn::GetAtt'][1]}`;
  if ('Fn::Join' in value) return value['Fn::Join'][1].map(text).join(value['Fn::Join'][0]);
  const imported = 'Fn::ImportValue' in value ? exported.get(value['Fn::ImportValue']) : undefined;
  if (imported !== undefined) return plain(imported.value, imported.stack, exported);
  return Object.entries(value)
    .map(([key, inner]) => `${key} = ${text(inner)}`)
    .join('; ');
}
