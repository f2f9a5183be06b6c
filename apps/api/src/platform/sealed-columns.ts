// What a sealed value is bound to, so that one moved to another row does not open.
export const sipPasswordPurpose = (extensionId: string): string => `extension:sip-password:${extensionId}`;
export const voicemailPinPurpose = (extensionId: string): string => `extension:voicemail-pin:${extensionId}`;
export const contactSipPasswordPurpose = (contactMethodId: string): string => `contact-method:sip-password:${contactMethodId}`;
export const phoneSecretPurpose = (phoneId: string): string => `phone:secret:${phoneId}`;
export const httpPasswordPurpose = (phoneId: string): string => `phone:http-password:${phoneId}`;
export const webPasswordPurpose = (tenantId: string): string => `provisioning-settings:web-password:${tenantId}`;
export const enrolmentSecretPurpose = (tenantId: string): string => `provisioning-settings:enrolment-secret:${tenantId}`;
export const secretFieldsPurpose = (phoneId: string): string => `phone:secret-field-values:${phoneId}`;
export const carrierCredentialsPurpose = (profileId: string): string => `carrier-profile:credentials:${profileId}`;
export const deliverySecretsPurpose = (methodId: string): string => `delivery-method:secrets:${methodId}`;
/** Of what a provider sends back: only who began it, in the same session and for the same enterprise, can finish it. */
export const deliveryStatePurpose = (tenantId: string, principal: string, sessionId: string): string => `delivery-method:state:${tenantId}:${principal}:${sessionId}`;
export const totpPurpose = (accountId: string): string => `account:totp:${accountId}`;
export const mailPurpose = (mailId: string): string => `outbox:${mailId}`;
export const richMailPurpose = (mailId: string): string => `outbox:rich:${mailId}`;
export const appTokenPurpose = (invitationId: string): string => `app-invitation:token:${invitationId}`;
export const pushSubscriptionPurpose = (deviceId: string): string => `app-device:push:${deviceId}`;
export const setUpPurpose = (): string => 'installation:setup';
export const pushKeyPurpose = (): string => 'installation:push-key';
export const idempotencyPurpose = (principal: string, key: string): string => `idempotency:${principal}:${key}`;

export interface SealedColumn {
  table: string;
  column: string;
  /** The columns that name a row, in the order in which `purpose` takes them. */
  key: string[];
  purpose: (...key: string[]) => string;
}

/** Every column that holds a sealed value. What is missing here would not open any more after a change of keys. */
export const sealedColumns: SealedColumn[] = [
  { table: 'extension', column: 'sip_password', key: ['id'], purpose: sipPasswordPurpose },
  { table: 'extension', column: 'voicemail_pin', key: ['id'], purpose: voicemailPinPurpose },
  { table: 'contact_method', column: 'sip_password', key: ['id'], purpose: contactSipPasswordPurpose },
  { table: 'phone', column: 'secret', key: ['id'], purpose: phoneSecretPurpose },
  { table: 'phone', column: 'http_password', key: ['id'], purpose: httpPasswordPurpose },
  { table: 'provisioning_settings', column: 'web_password', key: ['tenant_id'], purpose: webPasswordPurpose },
  { table: 'provisioning_settings', column: 'enrolment_secret', key: ['tenant_id'], purpose: enrolmentSecretPurpose },
  { table: 'phone', column: 'secret_field_values', key: ['id'], purpose: secretFieldsPurpose },
  { table: 'carrier_profile', column: 'credentials', key: ['id'], purpose: carrierCredentialsPurpose },
  { table: 'delivery_method', column: 'secrets', key: ['id'], purpose: deliverySecretsPurpose },
  { table: 'account_credential', column: 'totp_secret', key: ['account_id'], purpose: totpPurpose },
  { table: 'outbox_mail', column: 'text', key: ['id'], purpose: mailPurpose },
  { table: 'outbox_mail', column: 'rich', key: ['id'], purpose: richMailPurpose },
  { table: 'app_invitation', column: 'token', key: ['id'], purpose: appTokenPurpose },
  { table: 'app_device', column: 'push_subscription', key: ['id'], purpose: pushSubscriptionPurpose },
  { table: 'installation', column: 'setup_token', key: ['id'], purpose: setUpPurpose },
  { table: 'installation', column: 'push_private_key', key: ['id'], purpose: pushKeyPurpose },
  { table: 'idempotency_key', column: 'response', key: ['principal', 'key'], purpose: idempotencyPurpose },
];
