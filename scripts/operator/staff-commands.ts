import { parseArgs } from 'node:util';
import { inviteStaff } from '@quaylai/functions/operator/invite-staff';
import { type StaffRole, staffRoles } from '@quaylai/shared/api/route';
import { type BranchId, idPattern, type ProgrammeId } from '@quaylai/shared/words/ids';
import { operatorWords } from '../words/operator.ts';
import { done, needed, neededId } from './options.ts';
import { type Target, type TargetFlags, targetOptions } from './target.ts';
import { Mistake, type Terminal } from './terminal.ts';

const options = {
  ...targetOptions,
  programme: { type: 'string' },
  role: { type: 'string' },
  branch: { type: 'string', multiple: true, default: [] as string[] },
  label: { type: 'string', default: 'Nhân viên mới' },
} as const;

/** `npm run staff -- invite` */
export async function staffCommand(
  args: readonly string[],
  terminal: Terminal,
  targetOf: (flags: TargetFlags) => Target,
): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  if (positionals[0] !== 'invite') throw new Mistake(operatorWords.unknownVerb('invite'));
  const programme = neededId<ProgrammeId>(values, 'programme');
  const role = roleNamed(needed(values, 'role'));
  const branchIds = values.branch.map(branchNamed);
  if (role !== 'owner' && branchIds.length === 0) throw new Mistake(operatorWords.needsBranch);
  const registry = await targetOf(values).registry();
  const { link, expiresAt } = done(await inviteStaff(registry, { programme, role, branchIds, label: values.label }));
  terminal.say(operatorWords.invited(link, new Date(expiresAt).toISOString()));
}

function roleNamed(role: string): StaffRole {
  const found = staffRoles.find((name) => name === role);
  if (found === undefined) throw new Mistake(operatorWords.wrongRole(role, staffRoles.join(', ')));
  return found;
}

function branchNamed(id: string): BranchId {
  if (!idPattern.test(id)) throw new Mistake(operatorWords.wrongId(id));
  return id as BranchId;
}
