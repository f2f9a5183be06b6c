export const users = {
  title: 'Users',
  new: 'New user',
  edit: 'Edit',
  remove: 'Delete',
  created: '{name} created',
  saved: '{name} saved',
  tabs: { relations: 'Relations', history: 'History' },
  fields: { name: 'Name', updatedAt: 'Changed' },
  empty: { title: 'No users yet', text: 'Say here what they are for.' },
};
