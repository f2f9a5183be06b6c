import type { ExternalTrunk } from '@patchbay/contract/external-trunks';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#ui/facts.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { Time } from '#ui/time.tsx';
import { ExternalTrunkState } from './columns.tsx';

/** What a trunk is, and the numbers that go to it. */
export const ExternalTrunkOverview = ({ found }: { found: ExternalTrunk }) => {
  const t = useTranslations('externalTrunks.fields');
  return (
    <Facts>
      <Fact label={t('name')}>{found.name}</Fact>
      <Fact label={t('state')}>
        <ExternalTrunkState isEnabled={found.isEnabled} />
      </Fact>
      <Fact label={t('phoneNumbers')}>
        {found.phoneNumbers.length === 0 && '—'}
        {found.phoneNumbers.map(({ id, e164 }) => (
          <div key={id}>
            <PhoneNumber e164={e164} />
          </div>
        ))}
      </Fact>
      <Fact label={t('createdAt')}>
        <Time at={found.createdAt} />
      </Fact>
      <Fact label={t('updatedAt')}>
        <Time at={found.updatedAt} />
      </Fact>
    </Facts>
  );
};
