import { build } from 'vite';

/** Builds the deployable Mini App into miniapp/www; API_URL and MINI_APP_ID come from the environment. */
export async function buildMiniApp(options: { outFolder?: string; apiUrl?: string } = {}): Promise<void> {
  if (options.apiUrl !== undefined) process.env['VITE_API_URL'] = options.apiUrl;
  await build({
    configFile: 'miniapp/vite.config.ts',
    logLevel: 'warn',
    ...(options.outFolder === undefined ? {} : { build: { outDir: options.outFolder } }),
  });
}

if (process.argv[1]?.endsWith('build.ts')) await buildMiniApp();
