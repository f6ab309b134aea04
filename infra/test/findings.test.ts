import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterEach, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { stages } from '../src/settings.ts';
import { smallFunctions } from './synthesised.ts';

const outFolder = mkdtempSync(join(tmpdir(), 'cdk-out-'));
afterEach(() => rmSync(outFolder, { recursive: true, force: true }));

test('a resource that breaks a rule nobody acknowledged ends the synthesis', () => {
  const app = createApp({ settings: stages.prod, outFolder, functionsFolder: smallFunctions });
  new Bucket(app.node.findChild('Service') as Stack, 'Open');
  expect(() => app.synth()).toThrow('AwsSolutions-S1');
}, 60_000);
