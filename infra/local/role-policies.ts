import type { AssemblyStack, Json, JsonMap } from './cloud-assembly.ts';
import type { Resolver } from './intrinsics.ts';

/** One statement of a role's policies, resolved to this machine's names. */
export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly RegExp[];
  readonly resources: readonly RegExp[];
  /** What every leading key must match; null when the statement does not ask. */
  readonly leadingKeys: readonly RegExp[] | null;
}

/** What a request wants of one table. */
export interface Want {
  /** "dynamodb:PutItem" */
  readonly action: string;
  readonly resource: string;
  /** Partition keys it names; none for a scan. */
  readonly leadingKeys: readonly string[];
}

/** Function name → what its role may do. A function without a role in the template is left out: nobody guards it. */
export function readRolePolicies(
  stacks: readonly AssemblyStack[],
  resolver: Resolver,
): ReadonlyMap<string, readonly Statement[]> {
  return new Map(stacks.flatMap((stack) => functionsOf(stack, resolver)));
}

function functionsOf(stack: AssemblyStack, resolver: Resolver): [string, Statement[]][] {
  const resources = Object.entries(stack.template.Resources);
  return resources.flatMap(([id, { Type, Properties }]): [string, Statement[]][] => {
    const role = logicalIdIn(Properties?.['Role']);
    if (Type !== 'AWS::Lambda::Function' || role === undefined) return [];
    const documents = resources
      .filter(([, policy]) => policy.Type === 'AWS::IAM::Policy')
      .filter(([, policy]) => list(policy.Properties?.['Roles']).some((one) => logicalIdIn(one) === role))
      .map(([, policy]) => resolver.value(stack, policy.Properties?.['PolicyDocument'] ?? {}) as JsonMap);
    const statements = documents.flatMap((document) => list(document['Statement']).map((one) => read(one as JsonMap)));
    return [[resolver.named(stack, id).name, statements]];
  });
}

const logicalIdIn = (reference: Json | undefined): string | undefined => {
  if (reference === null || typeof reference !== 'object' || Array.isArray(reference)) return undefined;
  const found = reference['Ref'] ?? list(reference['Fn::GetAtt'])[0];
  return found === undefined ? undefined : String(found);
};

function read(statement: JsonMap): Statement {
  return {
    allows: statement['Effect'] === 'Allow',
    actions: list(statement['Action']).map((pattern) => glob(pattern, 'i')),
    resources: list(statement['Resource']).map((pattern) => glob(pattern)),
    leadingKeys: readCondition((statement['Condition'] ?? {}) as JsonMap),
  };
}

/** A condition that is not imitated must fail here, not be taken for fulfilled. */
function readCondition(condition: JsonMap): RegExp[] | null {
  const { 'ForAllValues:StringLike': all, Null: absent, ...others } = condition as Record<string, JsonMap>;
  const isOurs = (map: JsonMap | undefined) => map === undefined || Object.keys(map).join() === 'dynamodb:LeadingKeys';
  if (Object.keys(others).length > 0 || !isOurs(all) || !isOurs(absent)) {
    throw new Error(`the local stack evaluates no condition ${JSON.stringify(condition)}`);
  }
  return all === undefined ? null : list(all['dynamodb:LeadingKeys']).map((pattern) => glob(pattern));
}

const list = (value: Json | undefined): Json[] => (value === undefined ? [] : [value].flat());

function glob(pattern: Json, flags = ''): RegExp {
  const escaped = String(pattern).replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags);
}

/** IAM's answer: some statement allows it and none denies it. */
export function isAllowed(statements: readonly Statement[], want: Want): boolean {
  const about = statements.filter((statement) => speaksOf(statement, want));
  return about.some(({ allows }) => allows) && about.every(({ allows }) => allows);
}

function speaksOf({ actions, resources, leadingKeys }: Statement, want: Want): boolean {
  if (!actions.some((action) => action.test(want.action))) return false;
  if (!resources.some((resource) => resource.test(want.resource))) return false;
  if (leadingKeys === null) return true;
  return want.leadingKeys.length > 0 && want.leadingKeys.every((key) => leadingKeys.some((one) => one.test(key)));
}
