import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { startFixtureStack } from './fixture/fixture-stack.ts';
import { apiTemplate } from './fixture/templates.ts';

it.each([
  ['CORS of the gateway', { Http: withProperty('CorsConfiguration', { AllowOrigins: ['*'] }) }],
  ['authorizers', { Guard: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: {} } }],
  ['a second API', { Other: apiTemplate.Resources.Http }],
  ['an unknown intrinsic function', { Http: withProperty('Name', { 'Fn::Cidr': ['10.0.0.0/8', 1, 8] }) }],
])('%s is refused at the start instead of behaving differently in the cloud', async (_, resources) => {
  await expect(startFixtureStack({}, resources)).rejects.toThrow(/local/);
});

it('a taken port ends the start, and what it had begun', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  await expect(startFixtureStack({ apiPort: port })).rejects.toThrow('EADDRINUSE');
  other.close();
});

function withProperty(name: string, value: object) {
  const { Type, Properties } = apiTemplate.Resources.Http;
  return { Type, Properties: { ...Properties, [name]: value } };
}
