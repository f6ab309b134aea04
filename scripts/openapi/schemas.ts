import * as counter from '@quaylai/shared/api/counter-models';
import * as members from '@quaylai/shared/api/member-models';
import * as rewards from '@quaylai/shared/api/reward-models';
import type { Route } from '@quaylai/shared/api/route';
import * as rules from '@quaylai/shared/api/rule-models';
import { pushedOrder } from '@quaylai/shared/api/webhook-routes';
import { problemStatus } from '@quaylai/shared/words/problems';
import * as z from 'zod/mini';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const prefix = '#/components/schemas/';

// What is on the wire is what a schema takes in: brands and defaults exist only after it.
const wire = {
  io: 'input',
  target: 'draft-2020-12',
  override: ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => {
    // A date's pattern repeats its format in 200 characters.
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  },
} as const;

/** Every body and reply as a named component; models that routes share keep one name. */
export class Schemas {
  readonly #registry = z.registry<{ id: string }>();

  constructor() {
    const models = Object.entries({ ...counter, ...members, ...rewards, ...rules, pushedOrder });
    // Module loaders disagree about the order of exports.
    for (const [name, model] of models.sort(([left], [right]) => (left < right ? -1 : 1))) {
      if (isSchema(model)) this.#name(model, pascal(name));
    }
  }

  /** Answers a reference to the schema, which is called `name` unless it has a name already. */
  reference(schema: z.ZodMiniType, name: string): Json {
    if (!this.#registry.has(schema)) this.#name(schema, name);
    return { $ref: prefix + this.#registry.get(schema)?.id };
  }

  components(): Record<string, Json> {
    const { schemas } = z.toJSONSchema(this.#registry, { ...wire, uri: (id) => prefix + id });
    const named = Object.entries(schemas).map(([id, schema]) => {
      const { $schema, $id, ...rest } = schema as Record<string, Json>;
      return [id, rest] as const;
    });
    return { ...Object.fromEntries(named), Problem: problemSchema };
  }

  #name(schema: z.ZodMiniType, id: string): void {
    this.#registry.add(schema, { id });
  }
}

/** The fields of a query or of path parameters, each as an OpenAPI parameter. */
export function parametersOf(schema: Route['query'], place: 'query' | 'path'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, wire);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property as Json,
  }));
}

/** `ProblemReply`: what every refused request answers. */
const problemSchema: Json = {
  type: 'object',
  properties: {
    code: { type: 'string', enum: Object.keys(problemStatus) },
    message: { type: 'string' },
    requestId: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
    details: { type: 'object' },
  },
  required: ['code', 'message', 'requestId'],
  additionalProperties: false,
};

function isSchema(value: unknown): value is z.ZodMiniType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

export const pascal = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1);
