import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Left alone it keeps a core free for itself: half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'rooms',
          include: ['{shared,functions}/test/**/*.test.ts'],
          // Nothing here keeps state between files; loading the SDK once per worker takes a fifth of the time.
          isolate: false,
          // AWS's own engine answers up to twenty times slower (ADR 0009).
          testTimeout: process.env['DYNAMODB_ENDPOINT'] ? 120_000 : 20_000,
          hookTimeout: process.env['DYNAMODB_ENDPOINT'] ? 120_000 : 20_000,
        },
      },
      {
        test: {
          name: 'places',
          include: ['{infra,scripts}/test/**/*.test.ts'],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: ['miniapp/test/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          // No file here mocks a module: a mock would outlive its file.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser and one local stack at a time on two cores, and what all of them load is loaded once.
          isolate: false,
          fileParallelism: false,
        },
      },
    ],
  },
});
