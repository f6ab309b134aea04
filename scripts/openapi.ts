import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Route, RouteKey } from '@quaylai/shared/api/route';
import { routes } from '@quaylai/shared/api/routes';
import { operationOf, problemResponse } from './openapi/operation.ts';
import { type Json, Schemas } from './openapi/schemas.ts';
import { openapiWords } from './words/openapi.ts';

export const openapiFile = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));

/** The spine as OpenAPI 3.1; the same spine gives the same text. */
export function openapiText(): string {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, Json>> = {};
  for (const [key, route] of Object.entries(routes) as [RouteKey, Route][]) {
    const [method = '', path = ''] = key.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(key, route, schemas) };
  }
  const document: Json = {
    openapi: '3.1.0',
    info: { title: openapiWords.title, version: '1' },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: openapiWords.session },
        integration: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Loyalty-Integration',
          description: openapiWords.integration,
        },
        signature: { type: 'apiKey', in: 'header', name: 'X-Loyalty-Signature', description: openapiWords.signature },
        zaloSignature: {
          type: 'apiKey',
          in: 'header',
          name: 'X-ZEvent-Signature',
          description: openapiWords.zaloSignature,
        },
      },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description: openapiWords.idempotencyKey,
          schema: { type: 'string' },
        },
      },
      responses: problemResponses(paths),
      schemas: schemas.components(),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What the operations refer to. */
function problemResponses(paths: Json): Json {
  const names = [...JSON.stringify(paths).matchAll(/#\/components\/responses\/([\w.]+)/g)].map(([, name = '']) => name);
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, problemResponse(name)]));
}

/** `npm run openapi` */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(openapiFile, openapiText());
