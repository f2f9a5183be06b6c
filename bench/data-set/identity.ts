const kinds = ['platform', 'reseller', 'enterprise', 'number', 'extension', 'phone', 'account', 'session', 'membership'] as const;
type Kind = (typeof kinds)[number];

/** The id of the nth row of a kind: a valid UUIDv7 that anybody can work out again, in the order of an index. */
export const idOf = (kind: Kind, index: number): string =>
  `019a9e3c-0000-7${kinds.indexOf(kind).toString(16).padStart(3, '0')}-8000-${index.toString(16).padStart(12, '0')}`;
