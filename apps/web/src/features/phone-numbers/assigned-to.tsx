import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { TextLink } from '#ui/link.tsx';
import { objectPath } from '../../object-paths.ts';

/** Who has the number, with the way to where that is changed. */
export const AssignedTo = ({ number: { assignedTo, ownerId } }: { number: PhoneNumber }) => {
  if (!assignedTo) return '—';
  const path = objectPath(assignedTo.kind, assignedTo.id, ownerId);
  return path ? <TextLink to={path}>{assignedTo.label}</TextLink> : assignedTo.label;
};
