import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { TextLink } from '#ui/link.tsx';
import { objectPath } from '../../object-paths.ts';
import styles from './phone-numbers.module.css';

type Channel = 'voice' | 'sms';
const icons = { voice: 'phone', sms: 'message' } as const;

/** Who has the number, for voice and for SMS, with the way to where that is changed. */
export const AssignedTo = ({ number: { voiceAssignee, smsAssignee, ownerId } }: { number: PhoneNumber }) => {
  const t = useTranslations('phoneNumbers.capabilities');
  const all: [Channel, PhoneNumber['voiceAssignee']][] = [['voice', voiceAssignee], ['sms', smsAssignee]];
  const assigned = all.flatMap(([channel, assignee]) => (assignee ? [{ channel, ...assignee }] : []));
  if (assigned.length === 0) return '—';
  return (
    <span className={styles.assignees}>
      {assigned.map(({ channel, kind, id, label }) => {
        const path = objectPath(kind, id, ownerId);
        return (
          <span key={channel} className={styles.assignee}>
            <span title={t(channel)} className={styles.channel}>
              <Icon name={icons[channel]} size={13} />
              <span className="pb-visually-hidden">{`${t(channel)}: `}</span>
            </span>
            <bdi className={styles.assigneeName} title={label}>{path ? <TextLink to={path}>{label}</TextLink> : label}</bdi>
          </span>
        );
      })}
    </span>
  );
};
