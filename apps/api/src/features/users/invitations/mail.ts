import { Language } from '@patchbay/contract/primitives/locale';
import { showAppCode } from '@patchbay/contract/primitives/app-code';
import QRCode from 'qrcode';
import type { Deps } from '../../../platform/deps.ts';
import { type Html, html } from '../../../platform/http/html.ts';
import type { RichText } from '../../../platform/outbox.ts';
import { appLink } from '../../../platform/tokens.ts';

interface Facts {
  /** Whom it is for. */
  name: string;
  /** Their enterprise. */
  organisation: string;
  /** Under whose name the enterprise invites. */
  seller: string;
  brandColor: string | null;
  language: unknown;
  code: string;
  expiresAt: Date;
  timeZone: string;
}

interface Words {
  subject(organisation: string): string;
  greeting(name: string): string;
  intro(organisation: string, seller: string): string;
  getTitle: string;
  get: string;
  getLink: string;
  activateTitle: string;
  scan: string;
  qr: string;
  type: string;
  here: string;
  hereLink: string;
  until(date: string): string;
  ignore: string;
  from(seller: string): string;
}

const words: { [L in Language]: Words } = {
  en: {
    subject: (organisation) => `Your telephone app for ${organisation}`,
    greeting: (name) => `Hello ${name},`,
    intro: (organisation, seller) => `${organisation} has a telephone line for you. You use it with the app of ${seller} on your mobile phone.`,
    getTitle: '1. Get the app',
    get: 'Open this address on your mobile phone and add the page to the home screen:',
    getLink: 'Get the app',
    activateTitle: '2. Activate it',
    scan: 'Tap Sign in, and scan this QR code with the camera.',
    qr: 'QR code that activates the app',
    type: 'Without a camera, tap Enter code manually and type the authentication code:',
    here: 'If you read this on the phone itself, this activates the app there:',
    hereLink: 'Activate on this device',
    until: (date) => `The code works until ${date}, also on a second device. Keep it to yourself: whoever has it makes calls in your name.`,
    ignore: 'If you did not expect this, tell your administrator.',
    from: (seller) => `Sent by ${seller}`,
  },
  de: {
    subject: (organisation) => `Ihre Telefon-App für ${organisation}`,
    greeting: (name) => `Guten Tag ${name},`,
    intro: (organisation, seller) => `${organisation} hat eine Telefonleitung für Sie. Sie nutzen sie mit der App von ${seller} auf Ihrem Mobiltelefon.`,
    getTitle: '1. App holen',
    get: 'Öffnen Sie diese Adresse auf Ihrem Mobiltelefon und legen Sie die Seite auf den Startbildschirm:',
    getLink: 'App holen',
    activateTitle: '2. Aktivieren',
    scan: 'Tippen Sie auf Anmelden, und scannen Sie diesen QR-Code mit der Kamera.',
    qr: 'QR-Code, der die App aktiviert',
    type: 'Ohne Kamera tippen Sie auf Code von Hand eingeben und geben den Authentifizierungscode ein:',
    here: 'Wenn Sie dies auf dem Telefon selbst lesen, aktiviert dies die App dort:',
    hereLink: 'Auf diesem Gerät aktivieren',
    until: (date) => `Der Code gilt bis ${date}, auch auf einem zweiten Gerät. Behalten Sie ihn für sich: Wer ihn hat, telefoniert in Ihrem Namen.`,
    ignore: 'Wenn Sie das nicht erwartet haben, sagen Sie es Ihrem Administrator.',
    from: (seller) => `Gesendet von ${seller}`,
  },
};

const plainColor = '#334155';
const locales: { [L in Language]: string } = { en: 'en-GB', de: 'de-DE' };

/** The invitation to the app as text and as HTML. The QR code carries the link with the code, and nothing else. */
export const invitationMail = async ({ config }: Pick<Deps, 'config'>, { name, organisation, seller, brandColor, language, code, expiresAt, timeZone }: Facts): Promise<{ subject: string; template: string; text: string; rich: RichText }> => {
  const spoken = Language.catch('en').parse(language);
  const say = words[spoken];
  const date = new Intl.DateTimeFormat(locales[spoken], { dateStyle: 'long', timeZone }).format(expiresAt);
  const [download, activate] = [appLink({ config }), appLink({ config }, code)];
  const subject = say.subject(organisation);
  const text = [
    say.greeting(name), say.intro(organisation, seller), say.getTitle, say.get, download, say.activateTitle, say.type, showAppCode(code), say.here, activate, say.until(date), say.ignore, say.from(seller),
  ].join('\n\n');
  const png = (await QRCode.toBuffer(activate, { type: 'png', errorCorrectionLevel: 'M', margin: 4, scale: 6 })).toString('base64');
  const shown = page({ language: spoken, title: subject, seller, color: brandColor ?? plainColor, foot: say.from(seller), body: (color) => html`
${paragraph(say.greeting(name))}${paragraph(say.intro(organisation, seller))}
${heading(say.getTitle)}${paragraph(say.get)}${button(download, say.getLink, color)}<p style="margin:0 0 16px"><a href="${download}" style="color:#334155">${download}</a></p>
${heading(say.activateTitle)}${paragraph(say.scan)}<p style="margin:0 0 16px"><img src="cid:qr" width="246" alt="${say.qr}" style="display:block;border:0"></p>
${paragraph(say.type)}<p style="margin:0 0 16px;font:600 22px/1.4 ui-monospace,Menlo,Consolas,monospace;letter-spacing:1px">${showAppCode(code)}</p>
${paragraph(say.here)}${button(activate, say.hereLink, color)}
${paragraph(say.until(date))}${paragraph(say.ignore)}` });
  return { subject, template: 'app-invitation', text: `${text}\n`, rich: { html: shown.text, sender: seller, images: [{ id: 'qr', png }] } };
};

// Mail programs know little CSS, and that best where it stands at the element.
const paragraph = (text: string): Html => html`<p style="margin:0 0 16px">${text}</p>`;
const heading = (text: string): Html => html`<h2 style="margin:24px 0 8px;font-size:17px">${text}</h2>`;
const button = (to: string, text: string, color: string): Html =>
  html`<p style="margin:0 0 16px"><a href="${to}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:${color};color:#ffffff;font-weight:600;text-decoration:none">${text}</a></p>`;

const page = ({ language, title, seller, color, body, foot }: { language: string; title: string; seller: string; color: string; body: (color: string) => Html; foot: string }): Html => html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;background:#f1f5f9">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f1f5f9"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;color:#1e293b;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<tr><td style="padding:18px 28px;background:${color};color:#ffffff;font-size:18px;font-weight:600">${seller}</td></tr>
<tr><td style="padding:28px">
<h1 style="margin:0 0 16px;font-size:21px">${title}</h1>
${body(color)}
</td></tr>
<tr><td style="padding:16px 28px;border-top:1px solid #e2e8f0;color:#475569;font-size:13px">${foot}</td></tr>
</table></td></tr></table>
</body></html>
`;
