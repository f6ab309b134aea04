import type { Item } from '../../src/cloud/table.ts';
import { type Bound, type Path, Reader, readOperand, readPath, ValidationException, valueAt } from './expression.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Value = (item: Attributes | null, bound: Bound) => unknown;
/** One place of an item and what it becomes; undefined takes it away. */
type Action = (item: Attributes | null, bound: Bound) => readonly [path: readonly string[], after: unknown];

const clauses = ['SET', 'REMOVE', 'ADD'] as const;
const changes = new Map<string, readonly Action[]>();

/** The item after an update expression; every right-hand side means the item as it was. */
export function changed(before: Item | null, key: Item, text: string, bound: Bound): Item {
  let actions = changes.get(text);
  if (actions === undefined) {
    actions = readActions(new Reader(text));
    changes.set(text, actions);
  }
  let after: Attributes = before ?? key;
  for (const action of actions) {
    const [path, value] = action(before, bound);
    if (path[0] === 'pk' || path[0] === 'sk') throw new ValidationException('a key does not change');
    after = placed(after, path, value);
  }
  return after as Item;
}

function readActions(reader: Reader): readonly Action[] {
  const actions: Action[] = [];
  while (reader.next !== undefined) {
    const clause = clauses.find((each) => reader.takeIf(each));
    if (clause === undefined) throw new ValidationException(`"${reader.next}" begins no clause`);
    do {
      const path = readPath(reader);
      if (clause === 'REMOVE') actions.push((_, bound) => [path(bound), undefined]);
      else if (clause === 'ADD') actions.push(adding(path, readOperand(reader)));
      else {
        reader.expect('=');
        const value = readSum(reader);
        actions.push((item, bound) => [path(bound), value(item, bound)]);
      }
    } while (reader.takeIf(','));
  }
  return actions;
}

function adding(path: Path, operand: Value): Action {
  return (item, bound) => {
    const at = path(bound);
    return [at, sum(valueAt(item, at) ?? 0, operand(item, bound), 1)];
  };
}

function readSum(reader: Reader): Value {
  const left = readTerm(reader);
  for (const [sign, factor] of [
    ['+', 1],
    ['-', -1],
  ] as const) {
    if (!reader.takeIf(sign)) continue;
    const right = readTerm(reader);
    return (item, bound) => sum(left(item, bound), right(item, bound), factor);
  }
  return (item, bound) => there(left(item, bound));
}

function readTerm(reader: Reader): Value {
  if (!reader.takeIf('IF_NOT_EXISTS')) return readOperand(reader);
  reader.expect('(');
  const path = readPath(reader);
  reader.expect(',');
  const otherwise = readOperand(reader);
  reader.expect(')');
  return (item, bound) => valueAt(item, path(bound)) ?? otherwise(item, bound);
}

function sum(left: unknown, right: unknown, factor: 1 | -1): number {
  if (typeof left !== 'number' || typeof right !== 'number') throw new ValidationException('only numbers add up');
  return left + factor * right;
}

function there(value: unknown): unknown {
  if (value === undefined) throw new ValidationException('an operand is not there');
  return value;
}

function placed(item: Attributes, [name, ...rest]: readonly string[], value: unknown): Attributes {
  if (name === undefined) throw new ValidationException('a path of no parts');
  if (name.startsWith('[')) throw new ValidationException('no place in a list is written here');
  if (rest.length > 0) {
    const inner = item[name];
    const isMap = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    if (!isMap) throw new ValidationException('the document path is not there');
    return { ...item, [name]: placed(inner as Attributes, rest, value) };
  }
  if (value !== undefined) return { ...item, [name]: value };
  const { [name]: _gone, ...others } = item;
  return others;
}
