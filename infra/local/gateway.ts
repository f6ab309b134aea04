import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { LocalClock } from './clock.ts';
import type { ControlPlane } from './control-plane.ts';
import type { RouteDefinition } from './deployment.ts';
import { gatewayEvent } from './gateway-event.ts';
import { type GatewayReply, gatewayReply, messageReply } from './gateway-reply.ts';
import { readBody } from './loopback-server.ts';
import { createRouteTable } from './route-table.ts';
import type { Outcome } from './sandbox.ts';

export interface GatewaySettings {
  routes: readonly RouteDefinition[];
  clock: LocalClock;
  invoke: (functionName: string, event: unknown) => Promise<Outcome>;
  controlPlane: ControlPlane | undefined;
  /** Hears what a function was asked and what it answered. */
  onExchange?: ((exchange: GatewayExchange) => void) | undefined;
}

export interface GatewayExchange {
  readonly headers: Readonly<Record<string, string>>;
  readonly asked: string;
  readonly answered: string;
}

const bodyBytesMax = 10 * 1024 * 1024;

/** API Gateway's HTTP API (payload format 2.0, `$default` stage) on this machine, not yet listening. */
export function createGateway(settings: GatewaySettings): Server {
  const match = createRouteTable(settings.routes);

  async function reply(request: IncomingMessage): Promise<GatewayReply> {
    const body = await readBody(request, bodyBytesMax);
    if (!body) return messageReply(413, 'Request Entity Too Large');
    const path = (request.url ?? '/').replace(/\?.*$/s, '');
    const matched = match(request.method ?? 'GET', path);
    if (!matched) return messageReply(404, 'Not Found');
    const event = gatewayEvent(request, body, matched, settings.clock.now());
    const answer = gatewayReply(await settings.invoke(matched.route.functionName, event));
    const { headers } = event;
    settings.onExchange?.({ headers, asked: body.toString(), answered: answer.body.toString() });
    return { ...answer, headers: { ...answer.headers, 'apigw-requestid': event.requestContext.requestId } };
  }

  return createServer((request, response) => {
    if (settings.controlPlane?.handles(request)) return void settings.controlPlane.answer(request, response);
    reply(request).then(
      (ready) => send(response, ready),
      () => send(response, messageReply(500, 'Internal Server Error')),
    );
  });
}

function send(response: ServerResponse, { status, headers, body }: GatewayReply): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}
