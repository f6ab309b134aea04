import { branchRoutes } from './admin/branches.ts';
import { correctionRoutes } from './admin/corrections.ts';
import { desktopDeskRoutes } from './admin/desktop.ts';
import { integrationRoutes } from './admin/integrations.ts';
import { memberRoutes } from './admin/members.ts';
import { pictureRoutes } from './admin/pictures.ts';
import { requestDeskRoutes } from './admin/requests.ts';
import { rewardRoutes } from './admin/rewards.ts';
import { ruleRoutes } from './admin/rules.ts';
import { staffingRoutes } from './admin/staff.ts';

/** What owners do: rules, rewards, people, branches, figures. */
export const adminRoutes = {
  ...ruleRoutes,
  ...rewardRoutes,
  ...pictureRoutes,
  ...branchRoutes,
  ...staffingRoutes,
  ...correctionRoutes,
  ...requestDeskRoutes,
  ...memberRoutes,
  ...integrationRoutes,
  ...desktopDeskRoutes,
} as const;
