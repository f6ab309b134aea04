import { ApiMapping, DomainName, type HttpApi, type HttpStage, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import type { Domain } from './settings.ts';

export interface ApiDomainProps {
  readonly domain: Domain;
  readonly httpApi: HttpApi;
  readonly stage: HttpStage;
}

/** The API under an address of our own: an address that stays when the stack is made anew, as built Mini Apps name it. */
export class ApiDomain extends Construct {
  readonly url: string;
  /** What the name's CNAME must say. */
  readonly target: string;

  constructor(scope: Construct, id: string, { domain, httpApi, stage }: ApiDomainProps) {
    super(scope, id);
    const domainName = new DomainName(this, 'Name', {
      domainName: domain.name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, 'Mapping', { api: httpApi, stage, domainName });
    this.url = `https://${domain.name}`;
    this.target = domainName.regionalDomainName;
  }
}
