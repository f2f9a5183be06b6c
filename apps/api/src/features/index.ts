import type { App } from '../platform/http/route.ts';
import { accountRoutes } from './account/routes.ts';
import { accountsRoutes } from './accounts/routes.ts';
import { apiKeyRoutes } from './api-keys/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { histories } from './histories.ts';
import { importers } from './importers.ts';
import { importRoutes } from './imports/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { outboxRoutes } from './outbox/routes.ts';
import { organisationRoutes } from './organisations/routes.ts';
import { sessionRoutes } from './session/routes.ts';
import { carrierProfileRoutes } from './carrier-profiles/routes.ts';
import { dialSpaceRoutes } from './dial-space/routes.ts';
import { extensionRoutes } from './extensions/routes.ts';
import { externalTrunkRoutes } from './external-trunks/routes.ts';
import { internalNumberRoutes } from './internal-numbers/routes.ts';
import { operatorConnectTrunkRoutes } from './operator-connect-trunks/routes.ts';
import { numberBulkRoutes } from './phone-numbers/bulk/routes.ts';
import { phoneNumberRoutes } from './phone-numbers/routes.ts';
import { phoneRoutes } from './phones/routes.ts';
import { savedViewRoutes } from './saved-views/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { smsGroupRoutes } from './sms-groups/routes.ts';
import { appConfigurationRoutes } from './users/app-configurations/routes.ts';
import { userRoutes } from './users/routes.ts';

/** Every feature, one line each. */
export const features: ((app: App) => void)[] = [sessionRoutes, accountRoutes, accountsRoutes, apiKeyRoutes, organisationRoutes, auditRoutes(histories), outboxRoutes, jobRoutes, phoneNumberRoutes, numberBulkRoutes, extensionRoutes, internalNumberRoutes, dialSpaceRoutes, phoneRoutes, externalTrunkRoutes, operatorConnectTrunkRoutes, smsGroupRoutes, carrierProfileRoutes, savedViewRoutes, searchRoutes, importRoutes(importers), userRoutes, appConfigurationRoutes];
