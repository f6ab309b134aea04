import type { Audience, RouteKey } from '@quaylai/shared/api/route';
import { routes } from '@quaylai/shared/api/routes';
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi as GatewayApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { NodeFunction } from './node-function.ts';

export interface HttpApiProps {
  readonly functions: Readonly<Record<Audience, NodeFunction>>;
  readonly requestsPerSecondMax: number;
  readonly requestBurstMax: number;
}

// The path holds ids and is left out; address, agent and headers are personal data.
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    latencyMs: '$context.responseLatency',
    functionMs: '$context.integrationLatency',
    error: '$context.integrationErrorMessage',
  }),
);

/** The gateway: exactly the spine's routes, each to its audience's function, and preflights answered by code. */
export class HttpApi extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const httpApi = new GatewayApi(this, 'Api', { apiName: Stack.of(this).stackName, createDefaultStage: false });
    // A permission for each route would outgrow the 20 KB that a function's resource policy may have.
    const integrate = (audience: Audience) =>
      new HttpLambdaIntegration(audience, props.functions[audience].lambda, { scopePermissionToRoute: false });
    const integrations: Record<Audience, HttpLambdaIntegration> = {
      customer: integrate('customer'),
      staff: integrate('staff'),
      admin: integrate('admin'),
      webhooks: integrate('webhooks'),
    };
    const addRoute = (method: string, path: string, audience: Audience, reason: string) => {
      const route = new HttpRoute(this, `${method} ${path}`, {
        httpApi,
        routeKey: HttpRouteKey.with(path, HttpMethod[method as keyof typeof HttpMethod]),
        integration: integrations[audience],
      });
      Validations.of(route).acknowledge({ id: 'AwsSolutions::AwsSolutions-APIG4', reason });
    };
    for (const [key, route] of Object.entries(routes)) {
      const [method, path] = splitRouteKey(key as RouteKey);
      addRoute(method, path, route.audience, `Code checks who calls: ${route.roles.join(', ')}.`);
    }
    addRoute('OPTIONS', '/{proxy+}', 'customer', 'A preflight carries no credentials.');

    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.requestsPerSecondMax, burstLimit: props.requestBurstMax },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLogFormat },
    });
    this.url = stage.url;
  }
}

function splitRouteKey(key: RouteKey): [method: string, path: string] {
  const [method = '', path = ''] = key.split(' ');
  return [method, path];
}
