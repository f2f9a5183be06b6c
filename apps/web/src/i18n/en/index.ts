import { accounts } from './accounts.ts';
import { apiKeys } from './api-keys.ts';
import { audit } from './audit.ts';
import { auditLog } from './audit-log.ts';
import { carrierProfiles } from './carrier-profiles.ts';
import { entry } from './entry.ts';
import { extensions } from './extensions.ts';
import { externalTrunks } from './external-trunks.ts';
import { forms } from './forms.ts';
import { importFindings } from './import-findings.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { operatorConnectTrunks } from './operator-connect-trunks.ts';
import { organisations } from './organisations.ts';
import { outbox } from './outbox.ts';
import { overview } from './overview.ts';
import { ownAccount } from './own-account.ts';
import { permissions } from './permissions.ts';
import { navigation, shell } from './shell.ts';
import { phoneNumbers } from './phone-numbers.ts';
import { phones } from './phones.ts';
import { savedViews } from './saved-views.ts';
import { sentences } from './sentences.ts';
import { smsGroups } from './sms-groups.ts';
import { table } from './table.ts';
import { kinds, organisationKinds, roles } from './vocabulary.ts';

/** The whole catalogue. A page adds its area here, in every language. */
export const words = { ...entry, sentences: { ...entry.sentences, ...sentences }, accounts, apiKeys, audit, auditLog, carrierProfiles, extensions, externalTrunks, forms, importFindings, imports, jobs, kinds, navigation, operatorConnectTrunks, organisationKinds, organisations, outbox, overview, ownAccount, permissions, phoneNumbers, phones, roles, savedViews, shell, smsGroups, table };
