import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import zaloMiniApp from 'zmp-vite-plugin';
import { miniApp } from './mini-app.config.ts';
import { sdkByModule } from './sdk-by-module.ts';
import { weightBudget } from './weight.ts';

// The plugin's types know Vite 5; at run time it only touches `config` and `writeBundle`, which have not changed.
const zalo = zaloMiniApp as unknown as (config: typeof miniApp) => Plugin;

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
      output: {
        // One file for all that every visit needs compresses better than three.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
        assetFileNames: 'assets/[name].[hash][extname]',
      },
    },
  },
});
