import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** As a finding names a resource of another stack: by the name under which that stack exports its ARN. */
export function exportedArn(resource: IConstruct, arn: string): string {
  const owner = Stack.of(resource);
  const imported = owner.resolve(owner.exportValue(arn)) as { readonly 'Fn::ImportValue': string };
  return imported['Fn::ImportValue'];
}
