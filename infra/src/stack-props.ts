import type { StackProps } from 'aws-cdk-lib';
import type { Settings } from './settings.ts';

/** What the stacks of a stage have in common; tags reach every resource. */
export function stackProps({ stage, region, keepsData }: Settings, part: string, holds: string): StackProps {
  return {
    stackName: `QuayLai-${stage}-${part}`,
    description: `Quay Lai, ${stage}: ${holds}`,
    env: { region },
    terminationProtection: keepsData,
    tags: { product: 'quaylai', stage, part: part.toLowerCase() },
  };
}
