export const carrierProfiles = {
  title: 'Carrier Profiles',
  new: 'New carrier profile',
  edit: 'Edit',
  remove: 'Delete',
  created: '{name} is created.',
  saved: '{name} is saved.',
  search: 'Carrier, profile, owner',
  isDefault: 'Default for new numbers',
  set: 'Set',
  notSet: 'Not set',
  serves: { VOICE: 'Voice', SMS: 'SMS' },
  credentials: { client_id: 'Client ID', client_secret: 'Client secret', username: 'User name', password: 'Password' },
  tabs: { overview: 'Overview', relations: 'Relations', history: 'History' },
  fields: {
    label: 'Profile', serves: 'Carries', carrier: 'Carrier', name: 'Name of the profile', owner: 'Owner', isDefault: 'Default',
    credentials: 'Credentials', createdAt: 'Created', updatedAt: 'Changed',
  },
  history: {
    label: 'Profile', serves: 'Carries', carrier: 'Carrier', name: 'Name of the profile', ownerName: 'Owner', isDefault: 'Default', hasCredentials: 'Credentials set',
  },
  form: {
    carrierHelp: 'Who carries the numbers underneath, such as Bandwidth.',
    nameHelp: 'Tells profiles of the same carrier apart.',
    defaultHelp: 'New numbers get it where no other is chosen, here and in every organisation below.',
    credentialsHelp: 'What the carrier wants to see. Kept encrypted, and never shown again.',
    credentialsReplace: 'They are set. What is typed here replaces all of them.',
  },
  empty: {
    title: 'No carrier profiles yet',
    text: 'A carrier profile says who carries numbers, and holds the credentials for it. Organisations below use it by its name.',
    readOnly: 'An administrator of {name} can create the first one.',
  },
} as const;
