import type { DynamoDBRecord } from 'aws-lambda';
import { itemToWire, type WireItem } from '../../src/cloud/dynamo-values.ts';
import type { Item, Key } from '../../src/cloud/table.ts';

/** One change as Lambda hands it to a function. */
export function streamRecord(step: StreamStep, sequence: number): DynamoDBRecord {
  const { key, before, after } = step;
  return {
    dynamodb: {
      Keys: { pk: { S: key.pk }, sk: { S: key.sk } },
      SequenceNumber: String(sequence),
      ...(before === null ? {} : { OldImage: image(before) as Image }),
      ...(after === null ? {} : { NewImage: image(after) as Image }),
    },
  };
}

interface StreamStep {
  readonly key: Key;
  readonly before: Item | null;
  readonly after: Item | null;
}

// The wire says the same in words that change only with the table; Lambda's own type allows more.
type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

/** What an item becomes is what the next step finds: each is written out once. */
const images = new WeakMap<Item, WireItem>();

function image(item: Item): WireItem {
  let made = images.get(item);
  if (made === undefined) {
    made = itemToWire(item);
    images.set(item, made);
  }
  return made;
}
