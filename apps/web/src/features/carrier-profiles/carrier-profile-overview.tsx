import type { CarrierProfile } from '@patchbay/contract/carrier-profiles';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#ui/facts.tsx';
import { Time } from '#ui/time.tsx';

/** What a profile is, and whether its credentials are there. */
export const CarrierProfileOverview = ({ found }: { found: CarrierProfile }) => {
  const t = useTranslations('carrierProfiles');
  return (
    <Facts>
      <Fact label={t('fields.serves')}>{t(`serves.${found.serves}`)}</Fact>
      <Fact label={t('fields.carrier')}>{found.carrier}</Fact>
      <Fact label={t('fields.name')}>{found.name}</Fact>
      <Fact label={t('fields.owner')}>{found.ownerName}</Fact>
      <Fact label={t('fields.isDefault')}>{found.isDefault ? t('isDefault') : '—'}</Fact>
      <Fact label={t('fields.credentials')}>{found.hasCredentials ? t('set') : t('notSet')}</Fact>
      <Fact label={t('fields.createdAt')}>
        <Time at={found.createdAt} />
      </Fact>
      <Fact label={t('fields.updatedAt')}>
        <Time at={found.updatedAt} />
      </Fact>
    </Facts>
  );
};
