import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type PageScript = 'bridge' | 'phones' | 'seen-qr';

const bundled = new Map<PageScript, Promise<string>>();

async function bundle(name: PageScript): Promise<string> {
  const entry = fileURLToPath(new URL(`./page/${name}.ts`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome110',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** Browser code for the simulated host, bundled once per process and never part of the product. */
export function pageScript(name: PageScript): Promise<string> {
  const ready = bundled.get(name) ?? bundle(name);
  bundled.set(name, ready);
  return ready;
}
