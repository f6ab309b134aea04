import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Integration } from '../records/integrations.ts';

type IntegrationView = ReplyOf<Routes['GET /v1/admin/integrations']>['integrations'][number];

export function integrationView({ integrationId, name, createdAt, active }: Integration): IntegrationView {
  return {
    integrationId,
    name,
    createdAt: formatInstant(createdAt),
    active,
  };
}
