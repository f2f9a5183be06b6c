/** Values of the contract's enumerations, in words. */
export const kinds = {
  organisation: 'Organisation',
  account: 'Account',
  membership: 'Role',
  'api-key': 'API key',
  'phone-number': 'Phone number',
  extension: 'Extension',
  phone: 'Phone',
  job: 'Job',
  'carrier-profile': 'Carrier profile',
  'external-trunk': 'External trunk',
  'operator-connect-trunk': 'Operator Connect trunk',
  'phone-template': 'Phone template',
  'key-layout': 'Key layout',
  'ring-group': 'Ring group',
  'provisioning-settings': 'Provisioning settings',
  'sms-group': 'SMS group',
  'time-schedule': 'Time schedule',
  'dial-plan-profile': 'Dial plan profile',
  'delivery-method': 'Delivery method',
  'audio-file': 'Audio file',
  playlist: 'Playlist',
  import: 'Import',
  'carrier-comparison': 'Comparison with a carrier',
  'saved-view': 'Saved view',
  user: 'User',
  'app-configuration': 'App configuration',
  'app-invitation': 'Invitation to the app',
  'app-device': 'App device',
  'internal-number': 'Internal number',
  'feature-code': 'Feature code',
  'contact-method': 'Contact method',
  'call-flow': 'Call flow',
} as const;

export const organisationKinds = { platform: 'Platform', partner: 'Partner', reseller: 'Reseller', enterprise: 'Enterprise' } as const;

export const roles = { administrator: 'Administrator', 'read-only': 'Read-only', supervisor: 'Supervisor', monitor: 'Monitor', agent: 'Agent' } as const;
