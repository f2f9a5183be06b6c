/** Work that goes on while one does something else. */
export const runs = {
  waiting: 'Begins in a moment',
  progress: '{done, number} of {total, number}',
  dismiss: 'Hide',
  more: 'Show {count, plural, one {one earlier change} other {# earlier changes}}',
  onlyNewest: 'Show only the newest',
  reverts: {
    title: 'Undoings of large changes',
    underWay: 'Undoing “{what}” ({count, plural, one {one object} other {# objects}})',
    started: 'It is being undone. You can leave this page and come back.',
    done: '“{what}” was undone: {count, plural, one {one object is} other {# objects are}} as before.',
    inTheWay: 'In the way: {names}{more, plural, =0 {} one { and one more} other { and # more}}.',
    failed: '“{what}” was not undone ({count, plural, one {one object} other {# objects}}).',
  },
} as const;
