import { type Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Settings } from './settings.ts';

/** What the stacks of a stage have in common. */
export function stackProps({ stage, region, keepsData }: Settings, part: string, holds: string): StackProps {
  return {
    stackName: `QuayLai-${stage}-${part}`,
    description: `Quay Lai, ${stage}: ${holds}`,
    env: { region },
    terminationProtection: keepsData,
  };
}

/**
 * Says whose a resource is, by which the budget counts. Written on each one, since CloudFormation hands the tags of a
 * stack on to no table of this kind.
 */
export function tagAll(stack: Stack, { stage }: Settings): void {
  const tags = { product: 'quaylai', stage, part: stack.node.id.toLowerCase() };
  for (const [name, value] of Object.entries(tags)) Tags.of(stack).add(name, value);
}
