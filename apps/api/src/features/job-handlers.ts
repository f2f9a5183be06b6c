import { smtpMailer } from '../adapters/mail/smtp.ts';
import type { JobHandler } from '../platform/jobs.ts';
import { commitImportWith } from '../platform/imports/commit.ts';
import { planImportWith } from '../platform/imports/plan.ts';
import { histories } from './histories.ts';
import { importers } from './importers.ts';
import { revertChangeSetWith } from './audit/carry-out.ts';
import { sweepHandler } from './jobs/maintenance.ts';
import { deliverMailWith } from './outbox/deliver.ts';
import { changeNumbersHandler } from './phone-numbers/bulk/carry-out.ts';
import { noteInvitationMail } from './users/invitations/note-mail.ts';

/** Every kind of background work, one line each. */
export const jobHandlers: JobHandler[] = [
  deliverMailWith(({ deps: { config } }) => (config.smtpUrl === '' ? null : smtpMailer(config.smtpUrl, config.smtpFrom)), [noteInvitationMail]),
  sweepHandler,
  planImportWith(importers),
  commitImportWith(importers),
  changeNumbersHandler,
  revertChangeSetWith(histories),
];
