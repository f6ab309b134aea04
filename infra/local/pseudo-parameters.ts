import type { AssemblyStack, Json } from './cloud-assembly.ts';

/** Stands for AWS::NoValue until the enclosing list or map drops it. */
export const noValue = '\u0000AWS::NoValue';

export function pseudoParameter({ name, region, account }: AssemblyStack, id: string): Json | undefined {
  const values: Record<string, Json> = {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': name,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${name}/local`,
    'AWS::NoValue': noValue,
    'AWS::NotificationARNs': [],
  };
  return values[id];
}
