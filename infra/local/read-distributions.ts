import type { AssemblyStack, JsonMap } from './cloud-assembly.ts';
import type { BehaviourDefinition, DistributionDefinition } from './deployment.ts';
import type { NamedResource } from './resource-names.ts';

interface Found {
  readonly stack: AssemblyStack;
  readonly resource: NamedResource;
  readonly properties: JsonMap;
}

const map = (value: unknown): JsonMap => (value ?? {}) as JsonMap;
const maps = (value: unknown): JsonMap[] => (value ?? []) as JsonMap[];

/** Distributions over buckets, with the headers and the code of their behaviours. */
export function readDistributions(find: (...types: string[]) => Found[]): DistributionDefinition[] {
  const headers = new Map(
    find('AWS::CloudFront::ResponseHeadersPolicy').map(({ resource, properties }) => [
      resource.name,
      headersOf(map(properties['ResponseHeadersPolicyConfig'])),
    ]),
  );
  const code = new Map(
    find('AWS::CloudFront::Function').map(({ resource, properties }) => [
      `${resource.name}.FunctionARN`,
      String(properties['FunctionCode']),
    ]),
  );
  return find('AWS::CloudFront::Distribution').map(({ resource, properties }) => {
    const config = map(properties['DistributionConfig']);
    const buckets = new Map(
      maps(config['Origins']).map((origin) => [
        String(origin['Id']),
        String(origin['DomainName']).split('.s3.')[0] ?? '',
      ]),
    );
    const behaviour = (one: JsonMap): BehaviourDefinition => ({
      pattern: String(one['PathPattern'] ?? '*'),
      bucket: buckets.get(String(one['TargetOriginId'])) ?? '',
      headers: headers.get(String(one['ResponseHeadersPolicyId'])) ?? {},
      code: code.get(String(maps(one['FunctionAssociations'])[0]?.['FunctionARN'])) ?? null,
    });
    return {
      ...resource,
      rootObject: String(config['DefaultRootObject'] ?? ''),
      behaviours: [...maps(config['CacheBehaviors']), map(config['DefaultCacheBehavior'])].map(behaviour),
    };
  });
}

/** As CloudFront sends them. */
function headersOf(config: JsonMap): Record<string, string> {
  const secure = map(config['SecurityHeadersConfig']);
  const text = (part: string, name: string) => {
    const value = map(secure[part])[name];
    return value === undefined ? undefined : String(value);
  };
  const age = text('StrictTransportSecurity', 'AccessControlMaxAgeSec');
  const known = {
    'content-security-policy': text('ContentSecurityPolicy', 'ContentSecurityPolicy'),
    'x-content-type-options': secure['ContentTypeOptions'] === undefined ? undefined : 'nosniff',
    'x-frame-options': text('FrameOptions', 'FrameOption'),
    'referrer-policy': text('ReferrerPolicy', 'ReferrerPolicy'),
    'strict-transport-security': age === undefined ? undefined : `max-age=${age}`,
  };
  const custom = maps(map(config['CustomHeadersConfig'])['Items']).map(({ Header, Value }) => [
    String(Header),
    String(Value),
  ]);
  return Object.fromEntries([...Object.entries(known).filter(([, value]) => value !== undefined), ...custom]);
}
