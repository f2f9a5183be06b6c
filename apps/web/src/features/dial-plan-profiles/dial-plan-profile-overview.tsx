import { callClasses, type DialPlanProfile } from '@patchbay/contract/dial-plan-profiles';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#ui/facts.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { Status } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import { numberAbroad, useEnterpriseCountry } from './country.ts';
import { DialTester } from './dial-tester.tsx';
import styles from './dial-plan.module.css';

/** What a profile allows, and beside it what may be dialled by it. */
export const DialPlanProfileOverview = ({ found }: { found: DialPlanProfile }) => {
  const t = useTranslations('dialPlanProfiles');
  const common = useTranslations('common');
  return (
    <div className={styles.withTester}>
      <div className={styles.overview}>
        <FormSection title={t('sections.profile')} help={t('sections.profileHelp')}>
          <Facts>
            <Fact label={t('form.isDefault')}>{common(found.isDefault ? 'yes' : 'no')}</Fact>
            <Fact label={t('fields.extensions')}>{t(found.isDefault ? 'extensionsOfDefault' : 'extensionsOf', { count: found.extensions })}</Fact>
            <Fact label={t('fields.createdAt')}>
              <Time at={found.createdAt} />
            </Fact>
            <Fact label={t('fields.updatedAt')}>
              <Time at={found.updatedAt} />
            </Fact>
          </Facts>
        </FormSection>
        <FormSection title={t('sections.classes')} help={t('sections.classesHelp')}>
          <Classes found={found} />
        </FormSection>
        <FormSection title={t('sections.prefixes')} help={t('sections.prefixesHelp')}>
          <Prefixes found={found} />
        </FormSection>
      </div>
      <DialTester plan={found} />
    </div>
  );
};

const Classes = ({ found: { allowedClasses } }: { found: DialPlanProfile }) => {
  const t = useTranslations('dialPlanProfiles');
  const example = numberAbroad(useEnterpriseCountry());
  return (
    <ul className={styles.allowed}>
      {callClasses.map((each) => {
        const isAllowed = allowedClasses.includes(each);
        return (
          <li key={each}>
            <span>{t(`classes.${each}`)}</span>
            <Status tone={isAllowed ? 'good' : 'neutral'}>{t(isAllowed ? 'tester.allowed' : 'tester.denied')}</Status>
            <span className={styles.hint}>{t(`about.${each}`, { example })}</span>
          </li>
        );
      })}
    </ul>
  );
};

const Prefixes = ({ found: { allowPrefixes, denyPrefixes } }: { found: DialPlanProfile }) => {
  const t = useTranslations('dialPlanProfiles');
  const rows = [...allowPrefixes.map((each) => ({ ...each, isAllowed: true })), ...denyPrefixes.map((each) => ({ ...each, isAllowed: false }))];
  if (rows.length === 0) return <p className={styles.hint}>{t('prefixes.none')}</p>;
  return (
    <ul className={styles.allowed}>
      {rows.map(({ prefix, note, isAllowed }) => (
        <li key={`${isAllowed} ${prefix}`}>
          <span className="pb-number">{prefix}</span>
          <Status tone={isAllowed ? 'good' : 'bad'}>{t(isAllowed ? 'tester.allowed' : 'tester.denied')}</Status>
          {note !== '' && <span className={styles.hint}>{note}</span>}
        </li>
      ))}
    </ul>
  );
};
