import { type Mailer, smtpMailer } from '../adapters/mail/smtp.ts';
import type { JobCtx, JobHandler } from '../platform/jobs.ts';
import { commitImportWith } from '../platform/imports/commit.ts';
import { planImportWith } from '../platform/imports/plan.ts';
import { histories } from './histories.ts';
import { deliverFileWith } from './delivery-methods/deliver-file.ts';
import { testDeliveryWith } from './delivery-methods/test-delivery.ts';
import { collectAudioHandler } from './audio-files/collect.ts';
import { beginTemporaryForwardHandler } from './extensions/cards/begin-temporary-forward.ts';
import { endTemporaryForwardHandler } from './extensions/cards/end-temporary-forward.ts';
import { importers } from './importers.ts';
import { revertChangeSetWith } from './audit/carry-out.ts';
import { sweepHandler } from './jobs/maintenance.ts';
import { deliverMailWith } from './outbox/deliver.ts';
import { collectPhoneDataHandler } from './phones/collect.ts';
import { changeNumbersHandler } from './phone-numbers/bulk/carry-out.ts';
import { sendOperationsHandler } from './phones/operations/send.ts';
import { watchOperationsHandler } from './phones/operations/watch.ts';
import { compareListHandler } from './phone-numbers/comparison/compare.ts';
import { noteInvitationMail } from './users/invitations/note-mail.ts';
import { sendPushHandler } from './users/phone-app/push.ts';
import { collectAvatarsHandler } from './users/avatars/collect.ts';

const mailerOf = ({ deps: { config } }: JobCtx): Mailer | null => (config.smtpUrl === '' ? null : smtpMailer(config.smtpUrl, config.smtpFrom));

/** Every kind of background work, one line each. */
export const jobHandlers: JobHandler[] = [
  deliverMailWith(mailerOf, [noteInvitationMail]),
  sweepHandler,
  collectAudioHandler,
  collectAvatarsHandler,
  collectPhoneDataHandler,
  planImportWith(importers),
  commitImportWith(importers),
  changeNumbersHandler,
  revertChangeSetWith(histories),
  testDeliveryWith(mailerOf),
  // A noun with files to deliver is a line here.
  deliverFileWith(mailerOf, {}),
  sendPushHandler,
  compareListHandler,
  beginTemporaryForwardHandler,
  endTemporaryForwardHandler,
  sendOperationsHandler,
  watchOperationsHandler,
];
