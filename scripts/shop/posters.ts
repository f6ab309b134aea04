import { owner } from './demo-people.ts';
import { type ShopWorld, signIn } from './demo-shop.ts';

/** The QR posters that stand on the shop's counters, as its owner would print them. */
export async function posterCodes(world: ShopWorld): Promise<{ label: string; content: string }[]> {
  const asOwner = await signIn(world, owner);
  const { reply } = await asOwner.call('GET /v1/admin/branches', {});
  return Promise.all(
    reply.branches.map(async ({ branchId }) => {
      const { reply: poster } = await asOwner.call('GET /v1/admin/branches/{branchId}/poster', {
        params: { branchId },
      });
      return { label: `QR tại quầy · ${poster.branchName}`, content: poster.content };
    }),
  );
}
