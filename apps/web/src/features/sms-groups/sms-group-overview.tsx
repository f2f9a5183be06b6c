import type { SmsGroup } from '@patchbay/contract/sms-groups';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { SmsGroupState } from './columns.tsx';

/** The number of a group, and whose it is. */
export const SmsGroupOverview = ({ found }: { found: SmsGroup }) => {
  const t = useTranslations('smsGroups.fields');
  const { base } = usePlace();
  const link = ({ id, label }: SmsGroup['members'][number]) => <TextLink to={`${base}/extensions/${id}`}>{label}</TextLink>;
  return (
    <Facts>
      <Fact label={t('name')}>{found.name}</Fact>
      <Fact label={t('state')}>
        <SmsGroupState isEnabled={found.isEnabled} />
      </Fact>
      <Fact label={t('phoneNumber')}>{found.phoneNumber ? <PhoneNumber e164={found.phoneNumber.e164} /> : '—'}</Fact>
      <Fact label={t('owner')}>{found.owner ? link(found.owner) : '—'}</Fact>
      <Fact label={t('members')}>
        {found.members.length === 0 && '—'}
        {found.members.map((member) => (
          <div key={member.id}>{link(member)}</div>
        ))}
      </Fact>
    </Facts>
  );
};
