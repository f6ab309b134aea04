import type { BranchId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { readFields } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

/** The poster of a branch: static, so it grants only joining and a recorded visit (decisions 15). */
export function issueStoreQr(seal: QrSeal, branch: BranchId): string {
  return sealFields(seal, 'store', [branch]);
}

/** Problems: QR_INVALID. */
export function readStoreQr(seal: QrSeal, token: string): Result<{ readonly branch: BranchId }, Problem> {
  const read = readFields(seal, 'store', token, ['branch']);
  return read.ok ? ok({ branch: read.value.branch as BranchId }) : read;
}
