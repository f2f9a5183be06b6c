export const playlists = {
  title: 'Playlists',
  new: 'New playlist',
  edit: 'Edit',
  remove: 'Delete',
  created: 'Playlist {name} is made.',
  saved: '{name} is saved.',
  search: 'Name, audio file',
  tabs: { overview: 'Overview', relations: 'Relations', history: 'History' },
  fields: { name: 'Name', items: 'Audio files in their order', audioFile: 'Audio file', durationSeconds: 'Duration', createdAt: 'Created', updatedAt: 'Changed' },
  history: { name: 'Name', audioFileIds: 'Audio files', items: 'Audio files', durationSeconds: 'Duration in seconds' },
  form: {
    add: 'Add an audio file',
    addPlaceholder: 'Any part of a name',
  },
  empty: {
    title: 'No playlists yet',
    text: 'A playlist plays audio files one after the other: music on hold, or a ring-back.',
    readOnly: 'Whoever administers {name} can make the first one.',
  },
} as const;
