import type { Organisation } from '@patchbay/contract/organisations';
import { useFormatter, useTranslations } from 'use-intl';
import { Fact, Facts } from '#ui/facts.tsx';

/** What an organisation may use, to be read. */
export const TermFacts = ({ organisation }: { organisation: Organisation }) => {
  const t = useTranslations('organisations');
  const common = useTranslations('common');
  const format = useFormatter();
  const { kind, services, allowExternalNumbers, userLimit, numberQuarantineDays, billingReference } = organisation;
  const isEnterprise = kind === 'enterprise';
  return (
    <Facts>
      <Fact label={t('services')}>{services.map((service) => t(`serviceNames.${service}`)).join(' · ') || '—'}</Fact>
      {isEnterprise && <Fact label={t('allowExternalNumbers')}>{allowExternalNumbers ? common('yes') : common('no')}</Fact>}
      <Fact label={t('numberQuarantineDays')}>{numberQuarantineDays === null ? t('asAbove') : format.number(numberQuarantineDays)}</Fact>
      {isEnterprise && <Fact label={t('userLimit')}>{userLimit === null ? t('noLimit') : format.number(userLimit)}</Fact>}
      <Fact label={t('billingReference')}>{billingReference || '—'}</Fact>
    </Facts>
  );
};
