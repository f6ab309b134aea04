import type { ProgrammeId } from '@quaylai/shared/words/ids';
import type { DynamoDBRecord } from 'aws-lambda';
import { itemFromWire, type WireItem } from '../cloud/dynamo-values.ts';
import type { Item } from '../cloud/table.ts';
import { type Programme, provenProgramme } from '../ledger/programme.ts';

/** One item before and after, from the table's own stream. */
export interface Change {
  readonly programme: Programme;
  readonly pk: string;
  readonly sk: string;
  readonly before: Item | null;
  readonly after: Item | null;
  /** What a batch names its failures by. */
  readonly sequence: string;
}

/** Items that come before any programme, as lookups of operators, are nobody's to project: null. */
export function readChange(record: DynamoDBRecord): Change | null {
  const { Keys: keys, OldImage: before, NewImage: after, SequenceNumber: sequence = '' } = record.dynamodb ?? {};
  const { pk, sk } = readImage(keys) ?? { pk: '', sk: '' };
  const programme = pk.slice(0, pk.indexOf('#'));
  if (programme === '' || programme === 'OPERATOR') return null;
  return {
    programme: provenProgramme(programme as ProgrammeId, 'STREAM'),
    pk,
    sk,
    before: readImage(before),
    after: readImage(after),
    sequence,
  };
}

const readImage = (image: unknown): Item | null =>
  image === undefined ? null : (itemFromWire(image as WireItem) as Item);
