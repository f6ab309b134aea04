import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import zaloMiniApp from 'zmp-vite-plugin';
import { miniApp } from './mini-app.config.ts';
import { sdkByModule } from './sdk-by-module.ts';
import { weightBudget } from './weight.ts';

// The plugin's types know Vite 5; at run time it only touches `config` and `writeBundle`, which have not changed.
const zalo = zaloMiniApp as unknown as (config: typeof miniApp) => Plugin;

/** The SDK, the session, the client: all that needs no screen. A part of a screen (`.tsx`) would bring React with it. */
const beforeScreens = /\/zmp-sdk\/|\/src\/zalo\/|\/src\/api\/(?!use-)[\w-]+\.ts$|\/src\/(boot|settings)\.ts/;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [sdkByModule(), react(), zalo(miniApp), weightBudget()],
  build: {
    outDir: 'www',
    emptyOutDir: true,
    target: 'es2020',
    cssTarget: ['chrome87', 'safari14'],
    // Zalo lists every stylesheet in its page anyway: one small file beats several requests.
    cssCodeSplit: false,
    manifest: 'manifest.json',
    // Every WebView that runs Zalo today preloads modules by itself.
    modulePreload: { polyfill: false },
    rollupOptions: {
      // In this order: what talks to Zalo and to the API is small, and asks while the screens are still on their way.
      input: [join(import.meta.dirname, 'src/boot.ts'), join(import.meta.dirname, 'src/main.tsx')],
      output: {
        codeSplitting: {
          groups: [
            { name: 'boot', tags: ['$initial'], test: beforeScreens, priority: 2 },
            // One file for all that every visit needs compresses better than three.
            { name: 'first', tags: ['$initial'], priority: 1 },
          ],
        },
        assetFileNames: 'assets/[name].[hash][extname]',
      },
    },
  },
});
