/** The page of each kind of object, below its organisation's address. */
const pages: Record<string, string> = {
  account: 'accounts',
  'api-key': 'api-keys',
  'phone-number': 'phone-numbers',
  extension: 'extensions',
  phone: 'phones',
  job: 'jobs',
  'external-trunk': 'external-trunks',
  'operator-connect-trunk': 'operator-connect-trunks',
  'ring-group': 'ring-groups',
  'sms-group': 'sms-groups',
  'delivery-method': 'delivery-methods',
  'time-schedule': 'time-schedules',
  'dial-plan-profile': 'dial-plan-profiles',
  user: 'users',
  'app-configuration': 'contact-methods/app-configurations',
  'contact-method': 'contact-methods',
  'call-flow': 'call-flows',
  'audio-file': 'audio-files',
  playlist: 'playlists',
  'carrier-profile': 'carrier-profiles',
  'internal-number': 'internal-numbers',
  'feature-code': 'feature-codes',
  'phone-template': 'phone-templates',
  'key-layout': 'key-layouts',
};

// What only an enterprise has; the rest is found at `/o/…`, which leads on to `/t/…` where that is an enterprise.
const ofEnterprise = new Set(['extension', 'phone', 'external-trunk', 'operator-connect-trunk', 'ring-group', 'sms-group', 'delivery-method', 'time-schedule', 'dial-plan-profile', 'audio-file', 'playlist', 'user', 'app-configuration', 'internal-number', 'feature-code', 'contact-method', 'call-flow']);

/** Where an object can be looked at; nothing for a kind without a page. */
export const objectPath = (kind: string, id: string, organisationId: string): string | undefined => {
  if (kind === 'organisation') return `/o/${id}`;
  const page = pages[kind];
  return page && `${ofEnterprise.has(kind) ? '/t' : '/o'}/${organisationId}/${page}/${id}`;
};

// What is edited elsewhere than on a page `…/edit` of its own.
const withoutEditPage = new Set(['audio-file', 'feature-code', 'phone-number']);

/** Where an object is edited; nothing for a kind without a page. App devices are looked after in their list, where each is found by its name. */
export const editPath = ({ kind, id, label }: { kind: string; id: string; label: string }, organisationId: string): string | undefined => {
  if (kind === 'app-device') return `/t/${organisationId}/users/app-devices?q=${encodeURIComponent(label)}`;
  const path = objectPath(kind, id, organisationId);
  return path && !withoutEditPage.has(kind) ? `${path}/edit` : path;
};
