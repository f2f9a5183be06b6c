import { Problem, type Reference } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';

const mostReferences = 50;

/** The extensions that have a profile, by name. */
export const extensionsWith = async (tx: Tx, id: string): Promise<Reference[]> => {
  const rows = await tx.extension.findMany({ where: { dialPlanProfileId: id }, select: { id: true, shortNumber: true, displayName: true }, orderBy: { shortNumber: 'asc' }, take: mostReferences });
  return rows.map(({ id: extensionId, shortNumber, displayName }) => ({ kind: 'extension', id: extensionId, label: `${shortNumber} ${displayName}` }));
};

export const refuseWhileFollowed = async (tx: Tx, id: string): Promise<void> => {
  const references = await extensionsWith(tx, id);
  if (references.length > 0) throw new Problem('in-use', 'Extensions have this dial plan profile. Give them another one first.', { references });
};
