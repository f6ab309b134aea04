import { serviceOf } from '../../functions/test/caller.ts';
import type { TestWorld } from '../../functions/test/engine.ts';
import { draftRules, type Grounds } from '../../functions/test/security/grounds.ts';

/** Everything of this shop that has a name is called so. */
export async function plant(world: TestWorld, at: Grounds, canary: string): Promise<readonly string[]> {
  const { ask } = serviceOf(world);
  const { owner } = at.staff;
  const key = () => `plant-${canary.length}-${world.randomBytes(8).join('')}`.slice(0, 60);
  const street = { address: canary, active: true };
  const { branchId } = at.shop.branches[0];
  const answers = [
    await ask(owner.claims, 'POST /v1/admin/branches', { key: key(), body: { name: canary, ...street } }),
    await ask(owner.claims, 'PUT /v1/admin/branches/{branchId}', {
      params: { branchId },
      body: { name: canary, ...street },
    }),
    await ask(owner.claims, 'POST /v1/admin/integrations', { key: key(), body: { name: canary } }),
    await ask(owner.claims, 'POST /v1/admin/rules/versions', {
      key: key(),
      body: { document: { ...draftRules, unitName: canary }, reason: canary, effectiveFrom: null, basedOn: 1 },
    }),
    await ask(owner.claims, 'POST /v1/admin/staff/invitations', {
      key: key(),
      body: { label: canary, role: 'cashier', branchIds: [branchId] },
    }),
  ];
  for (const member of [at.an, at.binh]) {
    answers.push(
      (await ask(member.claims, 'PUT /v1/me/profile', { body: { name: canary, birthday: '1990-01-01' } })) as never,
    );
  }
  const failed = answers.find(({ status }) => status >= 300);
  if (failed !== undefined) throw new Error(`nothing planted: ${failed.text}`);
  return [canary];
}
