type Snapshot = Record<string, unknown> | null;

// Beside `modelName` nobody needs `modelId`, nor `phoneNumberIds` beside `phoneNumbers`.
const namesFor = (key: string): string[] => {
  if (key.endsWith('Ids')) return [`${key.slice(0, -3)}s`];
  if (key.endsWith('Id')) return [`${key.slice(0, -2)}Name`, key.slice(0, -2)];
  return [];
};

/** Two states of an object without the ids that are there by name as well. */
export const withoutNamedIds = (before: Snapshot, after: Snapshot): [Snapshot, Snapshot] => {
  const known = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const readable = (snapshot: Snapshot): Snapshot =>
    snapshot && Object.fromEntries(Object.entries(snapshot).filter(([key]) => !namesFor(key).some((name) => known.has(name))));
  return [readable(before), readable(after)];
};
