import type { Audience, Route, RouteKey } from '@quaylai/shared/api/route';
import { routes } from '@quaylai/shared/api/routes';
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
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
import { ApiDomain } from './api-domain.ts';
import type { NodeFunction } from './node-function.ts';
import type { Domain, Limit, Traffic } from './settings.ts';

export interface HttpApiProps {
  readonly functions: Readonly<Record<Audience, NodeFunction>>;
  readonly traffic: Traffic;
  readonly domain: Domain | null;
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
  readonly apiId: string;
  /** What the domain's CNAME must name; null without a domain. */
  readonly domainTarget: string | null;

  constructor(scope: Construct, id: string, { functions, traffic, domain }: HttpApiProps) {
    super(scope, id);
    const httpApi = new GatewayApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      // One address: what is limited and watched under the domain must not be reachable beside it.
      disableExecuteApiEndpoint: domain !== null,
    });
    this.apiId = httpApi.apiId;
    const made = addRoutes(this, httpApi, functions);

    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: throttle(traffic.all),
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLogFormat },
    });
    const resource = stage.node.defaultChild as CfnStage;
    resource.routeSettings = routeSettings(traffic);
    // The gateway refuses settings of a route that it does not have yet.
    stage.node.addDependency(...made);
    Validations.of(stage).acknowledge({
      id: 'Serverless::Serverless-APIGWXrayEnabled',
      reason: 'An HTTP API has no X-Ray of its own; the functions have, as a setting.',
    });
    const address = domain === null ? null : new ApiDomain(this, 'Domain', { domain, httpApi, stage });
    this.url = address?.url ?? stage.url;
    this.domainTarget = address?.target ?? null;
  }
}

function addRoutes(scope: Construct, httpApi: GatewayApi, functions: HttpApiProps['functions']): HttpRoute[] {
  // A permission for each route would outgrow the 20 KB that a function's resource policy may have.
  const integrate = (audience: Audience) =>
    new HttpLambdaIntegration(audience, functions[audience].lambda, { scopePermissionToRoute: false });
  const integrations: Record<Audience, HttpLambdaIntegration> = {
    customer: integrate('customer'),
    staff: integrate('staff'),
    admin: integrate('admin'),
    webhooks: integrate('webhooks'),
  };
  const addRoute = (method: string, path: string, audience: Audience, reason: string) => {
    const route = new HttpRoute(scope, `${method} ${path}`, {
      httpApi,
      routeKey: HttpRouteKey.with(path, HttpMethod[method as keyof typeof HttpMethod]),
      integration: integrations[audience],
    });
    Validations.of(route).acknowledge({ id: 'AwsSolutions::AwsSolutions-APIG4', reason });
    return route;
  };
  return [
    ...Object.entries(routes).map(([key, route]) => {
      const [method, path] = splitRouteKey(key as RouteKey);
      return addRoute(method, path, route.audience, `Code checks who calls: ${route.roles.join(', ')}.`);
    }),
    addRoute('OPTIONS', '/{proxy+}', 'customer', 'A preflight carries no credentials.'),
  ];
}

const throttle = ({ perSecondMax, burstMax }: Limit) => ({ rateLimit: perSecondMax, burstLimit: burstMax });

/** Beside the limit of all: a flood on one route leaves the others their share. As CloudFormation spells it. */
function routeSettings(traffic: Traffic): Record<string, object> {
  return Object.fromEntries(
    Object.entries(routes as Readonly<Record<string, Route>>).flatMap(([key, route]) => {
      const limit = limitOf(route, traffic);
      return limit === null
        ? []
        : [[key, { ThrottlingRateLimit: limit.perSecondMax, ThrottlingBurstLimit: limit.burstMax }]];
    }),
  );
}

function limitOf({ roles, repeats }: Route, { open, change }: Traffic): Limit | null {
  if (roles.includes('anyone')) return open;
  return repeats === 'harmless' ? null : change;
}

function splitRouteKey(key: RouteKey): [method: string, path: string] {
  const [method = '', path = ''] = key.split(' ');
  return [method, path];
}
