import { beforeAll, describe, expect, test } from 'vitest';
import { everything } from './everything.ts';
import { type Statement, securityOf } from './security-part.ts';
import { type Synthesised, synthesised } from './synthesised.ts';

/** Every `*` that a policy may hold, where it may, and why it cannot be less. */
const listed: readonly { readonly pattern: RegExp; readonly in: RegExp; readonly reason: string }[] = [
  {
    pattern: /^dynamodb:ListStreams on Data:Table\.Arn\/stream\/\*$/,
    in: /^Service:stream policy$/,
    reason: 'Listing streams is checked against this pattern; one table’s, whose stream has no fixed name.',
  },
  {
    pattern: /^xray:PutTraceSegments,xray:PutTelemetryRecords on \*$/,
    in: /^Service:\w+ policy$/,
    reason: 'X-Ray’s actions know no resource; only with `traces`.',
  },
  {
    pattern: /^kms:(\*|ReEncrypt\*|GenerateDataKey\*)$|^kms:.* on \*$/,
    in: /^Data:Key key$/,
    reason: 'In a key’s own policy * is that key; the account must be able to administer it, or nobody ever can.',
  },
  {
    pattern: /^s3:(GetObject on Data:Files\.Arn\/uploads|PutObject on Data:Files\.Arn\/(uploads|p))\/\*$/,
    in: /^Service:admin policy$/,
    reason: 'Objects have ids for names; one folder of one bucket.',
  },
  {
    pattern: /^s3:GetObject,s3:PutObject on Data:Anchors\.Arn\/\*$/,
    in: /^Service:scheduled policy$/,
    reason: 'Anchors are named by programme, night and shard; nothing there can be replaced or deleted.',
  },
  {
    pattern: /^s3:DeleteObject on Data:Files\.Arn\/p\/\*$/,
    in: /^Service:scheduled policy$/,
    reason: 'Photos that no reward names are removed at night; old versions stay for 30 days.',
  },
  {
    pattern: /^s3:GetObject on (Data:Files\.Arn\/p|Web:Site\.Arn)\/\*$/,
    in: /^(Data:Files|Web:Site) bucketpolicy$/,
    reason: 'Pages and pictures are made for everybody, and only distributions of this account read them.',
  },
];

let built: Synthesised;
beforeAll(() => {
  built = synthesised({ settings: everything });
}, 200_000);

/** A line for each statement: short enough to be read in a review. */
const told = (places: ReturnType<typeof securityOf>): string =>
  Object.entries(places)
    .map(([where, statements]) => [where, ...statements.map(sentence)].join('\n  '))
    .join('\n')
    .concat('\n');

const sentence = ({ effect, who, actions, resources, when }: Statement): string =>
  [
    `${effect}${who === undefined ? '' : ` ${who}`} ${actions.join(' ')}`,
    resources.length === 0 ? '' : `on ${resources.join(', ')}`,
    when === undefined ? '' : `when ${when}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');

describe('the security-relevant part of the templates', () => {
  test('TH19 · holds no wildcard that is not listed with its reason', () => {
    for (const [where, statements] of Object.entries(securityOf(built))) {
      for (const { effect, actions, resources } of statements) {
        // A refusal is the stronger the more it covers.
        if (effect === 'Deny') continue;
        const wild = [
          ...actions.filter((action) => action.includes('*')),
          ...resources
            .filter((resource) => resource.includes('*'))
            .map((resource) => `${actions.join()} on ${resource}`),
        ];
        for (const one of wild) {
          const reason = listed.find(({ pattern, in: place }) => pattern.test(one) && place.test(where))?.reason;
          expect(reason, `${where}: ${one}`).toBeDefined();
        }
      }
    }
  });

  test('grants no managed policy of AWS, which nobody here reviews', () => {
    for (const { Properties } of built.all('AWS::IAM::Role'))
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  test('is what was last reviewed: update this file with `vitest -u` and let its diff be read', async () => {
    await expect(told(securityOf(built))).toMatchFileSnapshot('security.snapshot.txt');
  });
});
