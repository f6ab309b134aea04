import { expect, test } from 'vitest';
import { type Deploying, deploy } from '../operator/deploy-steps.ts';

/** A deployment whose programs only write down that they were called; `fails` names the one that fails. */
function staged(options: { fails?: string; hasChanges?: boolean; smoke?: boolean; answer?: string | null } = {}) {
  const ran: string[] = [];
  const said: string[] = [];
  const outside: Deploying = {
    run: async (program, args) => {
      const line = [program, ...args].join(' ');
      ran.push(line);
      return options.fails !== undefined && line.includes(options.fails) ? 1 : 0;
    },
    hasChanges: async () => options.hasChanges ?? false,
    apiUrl: () => 'https://api.example.vn',
    publish: async () => {
      ran.push('publish');
      return 'https://shop.example.vn';
    },
    smoke: async () => [{ says: 'GET /health reads the table', passed: options.smoke ?? true, saw: '200' }],
  };
  const places = { outputsFile: 'o.json', pagesFolder: 'pages' };
  const terminal = { say: (line: string) => void said.push(line), ask: async () => options.answer ?? null };
  const start = (keepsData = true, yes = false) =>
    deploy({ stage: 'prod', skipChecks: false, yes, ...places }, keepsData, outside, terminal);
  return { start, ran, said };
}

test('a deployment checks, synthesises, shows what changes, asks, deploys, publishes and looks whether it answers', async () => {
  const { start, ran, said } = staged({ answer: 'prod' });
  await start();
  expect(ran).toEqual([
    'npm run --silent task:check',
    'tsx infra/src/synth.ts --stage prod',
    'cdk diff --app cdk.out --all',
    'cdk deploy --app cdk.out --all --require-approval never --outputs-file o.json',
    'env VITE_API_URL=https://api.example.vn tsx scripts/build.ts --out pages',
    'publish',
  ]);
  expect(said.at(-1)).toContain('prod is live: https://api.example.vn, its console at https://shop.example.vn');
});

test.each(['task:check', 'synth.ts', 'cdk diff'])('nothing is deployed when %s fails', async (fails) => {
  const { start, ran } = staged({ fails, answer: 'prod' });
  await expect(start()).rejects.toThrow('Nothing after it was done');
  expect(ran.some((line) => line.startsWith('cdk deploy'))).toBe(false);
});

test('nothing is deployed before the stage’s name was typed, nor from work that was not committed', async () => {
  for (const answer of [null, 'yes']) {
    const { start, ran } = staged({ answer });
    await expect(start()).rejects.toThrow(/--yes|Nothing was done/);
    expect(ran).toHaveLength(3);
  }
  const { start, ran } = staged({ hasChanges: true, answer: 'prod' });
  await expect(start()).rejects.toThrow('commit your changes first');
  expect(ran).toEqual([]);
});

test('a stage for trying things out is deployed without asking', async () => {
  const { start, ran } = staged({ hasChanges: true });
  await start(false);
  expect(ran).toHaveLength(6);
});

test('what does not answer after its deployment is a failure', async () => {
  await expect(staged({ smoke: false, answer: 'prod' }).start()).rejects.toThrow('does not answer');
});
