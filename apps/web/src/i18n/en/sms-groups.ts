export const smsGroups = {
  title: 'SMS Groups',
  new: 'New SMS group',
  edit: 'Edit',
  remove: 'Delete',
  created: 'SMS group {name} is created.',
  saved: '{name} is saved.',
  search: 'Name, phone number',
  enabled: 'Enabled',
  disabled: 'Disabled',
  tabs: { overview: 'Overview', relations: 'Relations', history: 'History' },
  fields: { name: 'Name', phoneNumber: 'Phone number', owner: 'Owner', members: 'Members', state: 'State', createdAt: 'Created', updatedAt: 'Changed' },
  history: {
    name: 'Name', isEnabled: 'Enabled', phoneNumberId: 'Phone number', phoneNumber: 'Phone number',
    ownerExtensionId: 'Owner', owner: 'Owner', memberExtensionIds: 'Members', members: 'Members',
  },
  form: {
    phoneNumberHelp: 'A free number with SMS and an SMS carrier profile that has credentials. The members share it.',
    phoneNumberPlaceholder: 'Any part of a free number',
    ownerHelp: 'Whoever looks after the group.',
    membersHelp: 'They write and read with its number.',
    enabledHelp: 'While it is off, messages reach nobody.',
  },
  empty: {
    title: 'No SMS groups yet',
    text: 'In an SMS group several people share one number for short messages.',
    readOnly: 'An administrator of {name} can create the first one.',
  },
} as const;
