import { jobs } from '@quaylai/shared/api/jobs';
import { routes } from '@quaylai/shared/api/routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocalStack } from '../../local/stack.ts';
import { synthesised } from '../synthesised.ts';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ cdkOut: synthesised().outFolder, apiPort: 0, dataFolder: null });
}, 60_000);
afterAll(() => stack.stop());

describe('our own template', () => {
  it('runs here, each route of the spine at its audience’s function', async () => {
    expect(stack.deployment.routes.map(({ routeKey }) => routeKey)).toEqual(
      expect.arrayContaining([...Object.keys(routes), 'OPTIONS /{proxy+}']),
    );
    const answer = await fetch(`${stack.apiUrl}/v1/session`, { method: 'POST' });
    expect(await answer.json()).toEqual({ function: 'customer', route: 'POST /v1/session' });
  });

  it('runs every job of the spine by its name', async () => {
    for (const job of Object.keys(jobs)) expect(await stack.runJob(job)).toMatchObject({ kind: 'answer' });
  });
});
