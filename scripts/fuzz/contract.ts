import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openapiFile } from '../openapi.ts';

export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

/** One operation of `docs/openapi.json`, ready to be drawn from and to be held against. */
export interface Operation {
  /** As the spine writes it: "GET /v1/me". */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly roles: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  /** What is wrong with a request's body; null when the contract allows it. */
  readonly wrongBody: (body: unknown) => string | null;
  /** What is wrong with an answer; null when the contract allows it. */
  readonly wrongAnswer: (status: number, body: unknown) => string | null;
}

export interface Contract {
  readonly operations: readonly Operation[];
  /** A schema in the place of a reference. */
  readonly resolve: (schema: Schema) => Schema;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
interface RawOperation {
  readonly 'x-roles': readonly string[];
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
}
interface Content {
  readonly content: { readonly 'application/json': { readonly schema: Schema } };
}

const instantFormat = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const dateFormat = /^\d{4}-\d\d-\d\d$/;

export function readContract(): Contract {
  const document = JSON.parse(readFileSync(openapiFile, 'utf8')) as Document;
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': instantFormat, date: dateFormat } });
  ajv.addSchema({ ...document, $id: 'api' });
  const at = (reference: string): unknown =>
    reference
      .slice(2)
      .split('/')
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
  const resolve = (schema: Schema): Schema => {
    const { $ref: reference, ...beside } = schema;
    return typeof reference === 'string' ? { ...resolve(at(reference) as Schema), ...beside } : schema;
  };
  const whole = <Value>(value: Value | { readonly $ref: string }): Value =>
    typeof value === 'object' && value !== null && '$ref' in value ? (at(value.$ref) as Value) : (value as Value);
  // Compiled when first needed: a short run meets few of them.
  const compiled = (schema: Schema): (() => ValidateFunction) => {
    let made: ValidateFunction | null = null;
    return () => {
      made ??= ajv.compile(rooted(schema) as Schema);
      return made;
    };
  };

  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, raw]): Operation => {
      const method = verb.toUpperCase();
      const body = raw.requestBody?.content['application/json'].schema ?? null;
      const checkBody = body === null ? null : compiled(body);
      const answers = new Map(
        Object.entries(raw.responses).map(([status, answer]) => [
          Number(status),
          compiled(whole(answer).content['application/json'].schema),
        ]),
      );
      return {
        key: `${method} ${path}`,
        method,
        path,
        roles: raw['x-roles'],
        parameters: (raw.parameters ?? []).map((parameter) => whole<Parameter>(parameter)),
        body,
        wrongBody: (value) => {
          const check = checkBody?.();
          return check === undefined || check(value) ? null : ajv.errorsText(check.errors);
        },
        wrongAnswer: (status, value) => {
          const check = answers.get(status)?.();
          if (check === undefined) return `status ${status} is not in the contract`;
          return check(value) ? null : ajv.errorsText(check.errors);
        },
      };
    }),
  );
  return { operations, resolve };
}

/** References inside a document point from its root. */
function rooted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rooted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === '$ref' && typeof each === 'string' ? each.replace(/^#/, 'api#') : rooted(each),
    ]),
  );
}
