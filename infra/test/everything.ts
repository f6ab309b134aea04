import { type Settings, stages } from '../src/settings.ts';

/** The production stage with every option that adds something. */
export const everything: Settings = {
  ...stages.prod,
  customerManagedKey: true,
  traces: true,
  domain: {
    name: 'api.example.vn',
    certificateArn: 'arn:aws:acm:ap-southeast-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
  },
  webDomain: {
    name: 'shop.example.vn',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
  },
  reservedConcurrency: { customer: 100 },
  alarmEmail: 'ops@example.vn',
  monthlyBudgetUsd: 50,
};
