import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

const rootKeyCharacters = 64;

/**
 * `{"rootKey": "…"}`, 381 random bits from which functions derive their own keys by HKDF, one label each: one secret
 * to read in a cold start, and CloudFormation can generate it without code of ours. `npm run secrets` adds to it.
 */
export class EnvironmentSecret extends Secret {
  constructor(
    scope: Construct,
    id: string,
    { keepsData, key }: { readonly keepsData: boolean; readonly key: IKey | null },
  ) {
    super(scope, id, {
      description: 'Root of the keys that encrypt personal data, find people and sign sessions and QR codes',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'rootKey',
        passwordLength: rootKeyCharacters,
        excludePunctuation: true,
      },
      ...(key === null ? {} : { encryptionKey: key }),
      // Without it every name and phone in the table stays unreadable for ever.
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SMG4',
      reason: 'Data is encrypted and indexed under this key: replacing it is a migration, never a timer.',
    });
  }
}
