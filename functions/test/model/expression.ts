import { compareValues, isEqual } from './value.ts';

/** What an expression's placeholders stand for. */
export interface Bound {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

type Attributes = Readonly<Record<string, unknown>>;
export type Condition = (item: Attributes | null, bound: Bound) => boolean;
/** The value an operand has; undefined where the path leads nowhere. */
type Operand = (item: Attributes | null, bound: Bound) => unknown;
export type Path = (bound: Bound) => readonly string[];

/** What DynamoDB answers to a request that makes no sense: never a business case. */
export class ValidationException extends Error {
  override readonly name = 'ValidationException';
}

export class TransactionCanceledException extends Error {
  override readonly name = 'TransactionCanceledException';
}

const tokenPattern = /\s*(<>|<=|>=|[=<>()+,.-]|\[\d+\]|[:#]?[A-Za-z_][A-Za-z0-9_]*)/y;

/** Reads an expression from left to right; what the grammar here does not know is refused, never guessed. */
export class Reader {
  readonly #tokens: readonly string[];
  #place = 0;

  constructor(text: string) {
    const tokens: string[] = [];
    tokenPattern.lastIndex = 0;
    while (text.slice(tokenPattern.lastIndex).trim() !== '') {
      const from = tokenPattern.lastIndex;
      const match = tokenPattern.exec(text);
      if (match?.[1] === undefined) throw new ValidationException(`cannot read "${text.slice(from)}"`);
      tokens.push(match[1]);
    }
    this.#tokens = tokens;
  }

  get next(): string | undefined {
    return this.#tokens[this.#place];
  }
  take(): string {
    const token = this.#tokens[this.#place++];
    if (token === undefined) throw new ValidationException('the expression ends too early');
    return token;
  }
  takeIf(token: string): boolean {
    if (this.next?.toUpperCase() !== token) return false;
    this.#place += 1;
    return true;
  }
  expect(token: string): void {
    if (!this.takeIf(token)) throw new ValidationException(`"${token}" expected, "${this.next}" found`);
  }
}

/** A place in a list, as it stands in a path: "[0]". */
const place = /^\[(\d+)\]$/;

export function readPath(reader: Reader): Path {
  const parts = [reader.take()];
  for (;;) {
    if (reader.takeIf('.') || place.test(reader.next ?? '')) parts.push(reader.take());
    else break;
  }
  return ({ names }) =>
    parts.map((part) => {
      if (!part.startsWith('#')) return part;
      const name = names[part];
      if (name === undefined) throw new ValidationException(`${part} stands for nothing`);
      return name;
    });
}

export function valueAt(item: Attributes | null, path: readonly string[]): unknown {
  let value: unknown = item ?? undefined;
  for (const part of path) {
    const index = place.exec(part)?.[1];
    const isThere = index === undefined ? isMap(value) : Array.isArray(value);
    if (!isThere) return undefined;
    value = (value as Attributes)[index ?? part];
  }
  return value;
}

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

export function readOperand(reader: Reader): Operand {
  if (reader.next?.startsWith(':')) {
    const name = reader.take();
    return (_, { values }) => {
      if (!(name in values)) throw new ValidationException(`${name} stands for nothing`);
      return values[name];
    };
  }
  const path = readPath(reader);
  return (item, bound) => valueAt(item, path(bound));
}

const conditions = new Map<string, Condition>();

/** A condition expression, read once and kept. */
export function conditionOf(text: string): Condition {
  let condition = conditions.get(text);
  if (condition === undefined) {
    const reader = new Reader(text);
    condition = readOr(reader);
    if (reader.next !== undefined) throw new ValidationException(`"${reader.next}" is too much`);
    conditions.set(text, condition);
  }
  return condition;
}

function readOr(reader: Reader): Condition {
  let left = readAnd(reader);
  while (reader.takeIf('OR')) {
    const [before, after] = [left, readAnd(reader)];
    left = (item, bound) => before(item, bound) || after(item, bound);
  }
  return left;
}

function readAnd(reader: Reader): Condition {
  let left = readNot(reader);
  while (reader.takeIf('AND')) {
    const [before, after] = [left, readNot(reader)];
    left = (item, bound) => before(item, bound) && after(item, bound);
  }
  return left;
}

function readNot(reader: Reader): Condition {
  if (reader.takeIf('NOT')) {
    const inner = readNot(reader);
    return (item, bound) => !inner(item, bound);
  }
  if (reader.takeIf('(')) {
    const inner = readOr(reader);
    reader.expect(')');
    return inner;
  }
  for (const [name, wanted] of [
    ['ATTRIBUTE_EXISTS', true],
    ['ATTRIBUTE_NOT_EXISTS', false],
  ] as const) {
    if (!reader.takeIf(name)) continue;
    reader.expect('(');
    const path = readPath(reader);
    reader.expect(')');
    return (item, bound) => (valueAt(item, path(bound)) !== undefined) === wanted;
  }
  return readComparison(reader);
}

const comparisons: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  '=': isEqual,
  '<>': (left, right) => !isEqual(left, right),
  '<': (left, right) => (compareValues(left, right) ?? 1) < 0,
  '<=': (left, right) => (compareValues(left, right) ?? 1) <= 0,
  '>': (left, right) => (compareValues(left, right) ?? -1) > 0,
  '>=': (left, right) => (compareValues(left, right) ?? -1) >= 0,
};

function readComparison(reader: Reader): Condition {
  const left = readOperand(reader);
  const sign = reader.take();
  const compare = comparisons[sign];
  if (compare === undefined) throw new ValidationException(`"${sign}" compares nothing`);
  const right = readOperand(reader);
  return (item, bound) => {
    const [before, after] = [left(item, bound), right(item, bound)];
    if (before === undefined || after === undefined) return sign === '<>' && before !== after;
    return compare(before, after);
  };
}
