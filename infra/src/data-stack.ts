import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AnchorBucket } from './anchor-bucket.ts';
import { DataKey } from './data-key.ts';
import { EnvironmentSecret } from './environment-secret.ts';
import { FileBucket } from './file-bucket.ts';
import type { Settings } from './settings.ts';
import { stackProps } from './stack-props.ts';
import { Table } from './table.ts';

/**
 * What must never be lost: table, root key, files. It changes rarely, and a deployment of the other stack cannot touch
 * it.
 */
export class DataStack extends Stack {
  readonly table: Table;
  readonly secret: EnvironmentSecret;
  readonly files: FileBucket;
  readonly anchors: AnchorBucket;
  /** Null: the keys that AWS owns. */
  readonly key: DataKey | null;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, stackProps(settings, id, 'what must never be lost'));
    const { keepsData } = settings;
    this.key = settings.customerManagedKey ? new DataKey(this, 'Key', { keepsData }) : null;
    const props = { keepsData, key: this.key };
    this.table = new Table(this, 'Table', props);
    this.secret = new EnvironmentSecret(this, 'EnvironmentSecret', props);
    this.anchors = new AnchorBucket(this, 'Anchors', props);
    this.files = new FileBucket(this, 'Files', props);
  }
}
