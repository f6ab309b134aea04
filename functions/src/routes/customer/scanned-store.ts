import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Programme } from '../../ledger/programme.ts';
import { parseScanned } from '../../qr/deep-link.ts';
import type { QrSeal } from '../../qr/seal.ts';
import { readStoreQr } from '../../qr/store-qr.ts';
import { type Branch, findBranch } from '../../records/branches.ts';

export const sealOf = ({ keys }: Pick<Context, 'keys'>, programme: Programme): QrSeal => ({
  keys,
  programme,
});

/** The token in what was scanned, bare or as a link to this programme's Mini App. Problems: QR_INVALID. */
export async function scannedToken(
  { directory }: Pick<Context, 'directory'>,
  programme: Programme,
  content: string,
): Promise<Result<string, Problem<'QR_INVALID'>>> {
  const { miniAppId } = await directory.programme(programme);
  const token = parseScanned(content, miniAppId);
  return token === null ? refuse({ code: 'QR_INVALID' }) : ok(token);
}

/** The open branch whose poster was scanned. Problems: QR_INVALID. */
export async function scannedStore(
  context: Context,
  programme: Programme,
  content: string,
): Promise<Result<Branch, Problem<'QR_INVALID'>>> {
  const token = await scannedToken(context, programme, content);
  if (!token.ok) return token;
  const store = readStoreQr(sealOf(context, programme), token.value);
  if (!store.ok) return refuse({ code: 'QR_INVALID' });
  const branch = await findBranch(context.table, programme, store.value.branch);
  return branch.ok && branch.value.active ? branch : refuse({ code: 'QR_INVALID' });
}
