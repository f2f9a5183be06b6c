import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { Fragment } from 'react';
import { TextLink } from '#ui/link.tsx';
import { objectPath } from '../../object-paths.ts';

/** Who has the number, for voice and for SMS, with the way to where that is changed. */
export const AssignedTo = ({ number: { voiceAssignee, smsAssignee, ownerId } }: { number: PhoneNumber }) => {
  const assignees = [voiceAssignee, smsAssignee].filter((assignee) => assignee !== null);
  if (assignees.length === 0) return '—';
  return assignees.map(({ kind, id, label }, index) => {
    const path = objectPath(kind, id, ownerId);
    return (
      <Fragment key={kind}>
        {index > 0 && ', '}
        {path ? <TextLink to={path}>{label}</TextLink> : label}
      </Fragment>
    );
  });
};
