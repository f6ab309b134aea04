import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture/fixture-stack.ts';

let stack: FixtureStack;
beforeAll(async () => {
  stack = await startFixtureStack();
});
afterAll(() => stack.stop());

describe('a function', () => {
  it('serves at most four requests at once and queues the rest', async () => {
    await Promise.all([1, 2, 3, 4].map(() => stack.probe({ do: 'sleep', ms: 50 })));
    const started = Date.now();
    const answers = await Promise.all(Array.from({ length: 10 }, () => stack.probe({ do: 'sleep', ms: 150 })));
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(4);
    expect(Date.now() - started).toBeGreaterThanOrEqual(3 * 150);
  });

  it('stands still between invocations, so a forgotten promise makes no progress', async () => {
    const single = await startFixtureStack({ sandboxesPerFunctionMax: 1 });
    await single.probe({ do: 'forget' });
    const before = await single.probe({ do: 'ticks' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const after = await single.probe({ do: 'ticks' });
    expect(after - before).toBeLessThan(10);
    await single.stop();
  });

  it('that takes longer than its timeout is a 503, and the next request gets a fresh process', async () => {
    const started = Date.now();
    const answer = await fetch(`${stack.apiUrl}/slow`);
    expect([answer.status, await answer.json()]).toEqual([503, { message: 'Service Unavailable' }]);
    expect(Date.now() - started).toBeLessThan(4_000);
  });

  it('that cannot be loaded is a 500 at once', async () => {
    const started = Date.now();
    const answer = await fetch(`${stack.apiUrl}/broken`);
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(Date.now() - started).toBeLessThan(4_000);
    expect(stack.recentLog().join('\n')).toContain('init failed');
  });

  it('that ends its process is a 500, and works again afterwards', async () => {
    expect((await stack.probeRaw({ do: 'exit' })).status).toBe(500);
    expect((await stack.probeRaw({ do: 'time' })).status).toBe(200);
  });

  it('that throws is a 500 whose reason is in the log only', async () => {
    const answer = await stack.probeRaw({ do: 'unknown' });
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(stack.recentLog().join('\n')).toContain('TypeError');
  });
});

describe('the environment', () => {
  it('holds the template, across stacks, and what the caller adds, but nothing of this process', async () => {
    process.env['LEAKED'] = 'yes';
    expect(await stack.probe({ do: 'environment' })).toMatchObject({
      TABLE: 'Data-LedgerB7379752',
      SECRET_ARN: 'arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:fixture/app-Local0',
      SECRET_NAME: 'fixture/app',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what Fn::Sub leaves of ${!kept}.
      SUBSTITUTED: 'ap-southeast-1/said/Api-EchoAAAAAAA1/${kept}',
      STAGE: 'try-out',
      EXTRA: 'from the caller',
      AWS_REGION: 'ap-southeast-1',
      AWS_LAMBDA_FUNCTION_NAME: 'Api-ProbeAAAAAAA2',
      AWS_ENDPOINT_URL_DYNAMODB: stack.dynamodbUrl,
    });
    const environment = await stack.probe({ do: 'environment' });
    expect(environment).not.toHaveProperty('LEAKED');
    expect(environment).not.toHaveProperty('ABSENT');
  });

  it('serves secrets by name and by ARN, and refuses others', async () => {
    const byName = await stack.probe({ do: 'secret', id: 'fixture/app' });
    expect(JSON.parse(byName.SecretString)).toEqual({ key: 'giữ kín' });
    expect(await stack.probe({ do: 'secret', id: byName.ARN })).toEqual(byName);
    expect(await stack.probe({ do: 'secret', id: 'other' })).toMatchObject({ __type: 'ResourceNotFoundException' });
  });

  it('keeps objects', async () => {
    expect(await stack.probe({ do: 'object', method: 'PUT', body: '<svg/>' })).toMatchObject({ status: 200 });
    expect(await stack.probe({ do: 'object', method: 'GET' })).toEqual({
      status: 200,
      type: 'image/svg+xml',
      body: '<svg/>',
    });
    expect(await stack.probe({ do: 'object', method: 'DELETE' })).toMatchObject({ status: 204 });
    expect(await stack.probe({ do: 'object', method: 'GET' })).toMatchObject({ status: 404 });
  });
});
