import { appendFileSync } from 'node:fs';
import { testApp } from '@patchbay/testkit/app';
import { anOrganisation, thePlatform } from '@patchbay/testkit/builders/organisations';
import { createDatabase } from '@patchbay/testkit/database';
import { startMailServer, type ReceivedMail } from '@patchbay/testkit/mail-server';
import { startProcess } from '@patchbay/testkit/processes';
import { startPushService } from '@patchbay/testkit/push-service';
import { signedIn } from '@patchbay/testkit/session';
import { until } from '@patchbay/testkit/until';
import type { BrowserContext } from '@playwright/test';
import { dashboardDirectory, phoneAppDirectory } from '../scripts/lib/artefacts.ts';

/** A Patchbay of its own that mails through a real SMTP server and pushes through a service on this machine, with an enterprise and its administrator. */
export const startPhoneSystem = async () => {
  const [database, mail, push] = [await createDatabase(), await startMailServer({ hasTls: false }), await startPushService()];
  const app = await testApp({ databaseUrl: database.url });
  const platform = await thePlatform(app);
  // With somebody to administer the platform, no link to set it up is written to the log.
  await signedIn(app, platform);
  const reseller = await anOrganisation(app, platform, 'reseller', { name: 'Northwind Telecom', brandColor: '#0f766e' });
  const enterprise = await anOrganisation(app, reseller, 'enterprise', { name: 'Canistracci OIL' });
  const admin = await signedIn(app, enterprise);
  const running = await startProcess(database.url, { SMTP_URL: mail.url, PATCHBAY_PUSH_SERVICES: push.origin, PATCHBAY_WEB_DIST: dashboardDirectory, PATCHBAY_PHONE_DIST: phoneAppDirectory, NODE_ENV: 'production' });
  // Cameras are for safe origins, of which localhost is one and an address is none.
  const url = running.url.replace('127.0.0.1', 'localhost');
  const [name, value] = admin.headers!.cookie!.split('=') as [string, string];
  return {
    app, url, enterprise, admin, push,
    signIn: (context: BrowserContext) => context.addCookies([{ name, value, url, httpOnly: true, secure: true }]),
    mails: mail.mails,
    mailTo: (address: string): Promise<ReceivedMail> => until('the mail arrives', () => mail.mails.find(({ to }) => to.includes(address))),
    stop: async () => {
      await running.stop();
      // Looked through for secrets with the rest of the run.
      appendFileSync(process.env.E2E_LOG_FILE!, `${running.lines.join('\n')}\n`);
      await app.close();
      await mail.stop();
      await push.stop();
      await database.drop();
    },
  };
};

/** What a camera sees that looks at a picture: a video of one, as Chromium takes it for a camera (YUV4MPEG2). */
export const asVideo = ({ luma, width, height }: { luma: Uint8Array; width: number; height: number }): Buffer => {
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: 5 }, () => frame)]);
};
