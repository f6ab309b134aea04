import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundle } from '@quaylai/infra/src/bundle';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const bareEntry = join(repository, 'functions/test/bench/bare-handler.ts');
/** Only the bare handler has the SDK: as small as it can be. */
const sdkAlias = {
  '@aws-sdk/credential-provider-node': join(repository, 'functions/test/bench/environment-credentials.ts'),
};

/** The least that a function with the SDK can be. */
export const bareName = 'bare SDK handler';

export interface Bundled {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly gzipped: number;
}

/** A function as Lambda gets it. */
export function bundled(name: string, folder: string): Bundled {
  const to = join(folder, name);
  mkdirSync(to);
  bundle(name === bareName ? bareEntry : join(repository, `functions/src/${name}.ts`), to, sdkAlias);
  const file = join(to, 'index.js');
  return { name, file, bytes: statSync(file).size, gzipped: gzipSync(readFileSync(file)).length };
}
