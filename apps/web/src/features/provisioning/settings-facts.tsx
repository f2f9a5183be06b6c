import type { ProvisioningSettings } from '@patchbay/contract/provisioning-settings';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#ui/facts.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { Secret } from '#ui/secret.tsx';

/** From where phones may fetch, and what stands in their files besides. */
export const SettingsFacts = ({ settings: { networks, firstFetchHours, hasWebPassword, familiesKeepingTheirs } }: { settings: ProvisioningSettings }) => {
  const t = useTranslations('provisioning.settings');
  return (
    <FormSection title={t('access')} help={t('accessHelp')}>
      <Facts>
        <Fact label={t('networks')}>{networks.length > 0 ? networks.join(', ') : t('networksHelp')}</Fact>
        <Fact label={t('firstFetchHours')}>{firstFetchHours === null ? t('noFirstFetchHours') : `${firstFetchHours} ${t('hours')}`}</Fact>
        <Fact label={t('webPassword')}>
          <Secret isSet={hasWebPassword} />
          {familiesKeepingTheirs.length > 0 && <p>{t('familiesKeepingTheirs', { families: familiesKeepingTheirs.join('; ') })}</p>}
        </Fact>
      </Facts>
    </FormSection>
  );
};
