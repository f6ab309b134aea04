import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Item, Key } from '../../src/cloud/table.ts';

/** One change as Lambda hands it to a function. */
export function streamRecord(step: StreamStep, sequence: number): DynamoDBRecord {
  const { key, before, after } = step;
  return {
    dynamodb: {
      Keys: { pk: { S: key.pk }, sk: { S: key.sk } },
      SequenceNumber: String(sequence),
      ...(before === null ? {} : { OldImage: image(before) }),
      ...(after === null ? {} : { NewImage: image(after) }),
    },
  };
}

interface StreamStep {
  readonly key: Key;
  readonly before: Item | null;
  readonly after: Item | null;
}

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

/** What an item becomes is what the next step finds: each is written out once. */
const images = new WeakMap<Item, Image>();

function image(item: Item): Image {
  let made = images.get(item);
  if (made === undefined) {
    made = imageOf(item);
    images.set(item, made);
  }
  return made;
}

// Lambda hands bytes on as base64 text.
const imageOf = (item: Item): Image =>
  marshall(
    Object.fromEntries(
      Object.entries(item).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      ]),
    ),
  ) as Image;
