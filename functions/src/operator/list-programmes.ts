import { allProgrammes, findProgramme, isSuspended, type ProgrammeRecord } from '../records/programmes.ts';
import type { Registry } from '../records/registry.ts';

export type ListedProgramme = Omit<ProgrammeRecord, 'zaloAppSecret'> & { readonly suspended: boolean };

/** Every programme, without its secrets. */
export async function* listProgrammes(registry: Registry): AsyncGenerator<ListedProgramme> {
  for await (const programme of allProgrammes(registry.table)) {
    const record = await findProgramme(registry, programme);
    if (record === null) throw new Error(`${programme.id} stands in the roster and has no record`);
    const { zaloAppSecret: _kept, ...shown } = record;
    yield { ...shown, suspended: await isSuspended(registry, record) };
  }
}
