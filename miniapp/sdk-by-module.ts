import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const index = fileURLToPath(import.meta.resolve('zmp-sdk/apis/index.es.js'));
const fromIndex = /import \{([^}]+)\} from ['"]zmp-sdk\/apis['"];/g;

/** Where each name of the SDK's index comes from, read from the index itself. */
function homes(): Map<string, { readonly file: string; readonly name: string }> {
  const found = new Map<string, { file: string; name: string }>();
  for (const [, names = '', file = ''] of readFileSync(index, 'utf8').matchAll(/export\{([^}]+)\}from"([^"]+)"/g)) {
    for (const one of names.split(',')) {
      const [name = '', alias = name] = one.split(' as ');
      found.set(alias, { name, file: join(dirname(index), file) });
    }
  }
  return found;
}

/**
 * Imports each SDK function from its own file. Through the index the bundler counts every function as reachable from
 * the entry, and puts into the first load what only lazy screens ask for (15 KB gz).
 */
export function sdkByModule(): Plugin {
  const known = homes();
  return {
    name: 'sdk-by-module',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('/miniapp/src/zalo/')) return null;
      return code.replace(fromIndex, (_, names: string) =>
        names
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean)
          .map((alias) => {
            const home = known.get(alias);
            if (!home) throw new Error(`zmp-sdk/apis has no ${alias}`);
            return `import { ${home.name} as ${alias} } from ${JSON.stringify(home.file)};`;
          })
          .join(' '),
      );
    },
  };
}
