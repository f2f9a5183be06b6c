import type { Organisation } from '@patchbay/contract/organisations';
import { Fragment, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { basePath, usePlace } from '#api/place.tsx';
import { languageNames } from '#i18n/words.ts';
import { Copyable } from '#ui/copy.tsx';
import { useCountryName } from '#ui/country.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { Alert } from '#ui/kit.ts';
import { Icon } from '#ui/icons.tsx';
import { TextLink } from '#ui/link.tsx';
import { Time } from '#ui/time.tsx';
import { stepsAbove } from './kinds.ts';
import { TermFacts } from './term-facts.tsx';
import { OrganisationStatus } from './organisation-status.tsx';
import styles from './organisations.module.css';

/** What an organisation is and what it may. */
export const OrganisationOverview = ({ organisation }: { organisation: Organisation }) => {
  const t = useTranslations('organisations');
  return (
    <>
      <StandingNote organisation={organisation} />
      <div className={styles.overview}>
        <Basics organisation={organisation} />
        <Region organisation={organisation} />
        {organisation.kind !== 'platform' && (
            <FormSection title={t('terms')}>
              <TermFacts organisation={organisation} />
            </FormSection>
          )}
      </div>
    </>
  );
};

const StandingNote = ({ organisation: { status, isSuspended } }: { organisation: Organisation }) => {
  const t = useTranslations('organisations');
  if (!isSuspended) return null;
  return (
    <Alert variant="default" icon={<Icon name="warning" />} className={styles.notice}>
      {status === 'disabled' ? t('disabledNote') : `${t('suspendedNote')} ${t('disabledNote')}`}
    </Alert>
  );
};

const Basics = ({ organisation }: { organisation: Organisation }) => {
  const t = useTranslations('organisations');
  const kinds = useTranslations('organisationKinds');
  const place = usePlace();
  const format = useFormatter();
  const { id, code, kind, counts, createdAt, updatedAt } = organisation;
  const base = basePath(kind, id);
  return (
    <FormSection title={t('basics')}>
      <Facts>
        <Fact label={t('kind')}>{kinds(kind)}</Fact>
        <Fact label={t('above')}>
          <Above steps={stepsAbove(place, organisation)} />
        </Fact>
        <Fact label={t('code')}>
          <Copyable value={code} of={t('code')}>
            <span className={styles.code}>{code}</span>
          </Copyable>
        </Fact>
        <Fact label={t('status')}>
          <OrganisationStatus organisation={organisation} />
        </Fact>
        {kind !== 'enterprise' && <Fact label={t('below')}>{format.number(counts.organisations)}</Fact>}
        <Fact label={t('phoneNumbers')}>
          {place.may('phoneNumbers:read') ? <TextLink to={`${base}/phone-numbers`}>{format.number(counts.phoneNumbers)}</TextLink> : format.number(counts.phoneNumbers)}
        </Fact>
        <Fact label={t('created')}>
          <Time at={createdAt} />
        </Fact>
        <Fact label={t('updated')}>
          <Time at={updatedAt} />
        </Fact>
      </Facts>
    </FormSection>
  );
};

const Above = ({ steps }: { steps: { id: string; name: string; kind: Organisation['kind'] }[] }): ReactNode => {
  if (steps.length === 0) return '—';
  return steps.map(({ id, name, kind }, index) => (
    <Fragment key={id}>
      {index > 0 && ' ▸ '}
      <TextLink to={basePath(kind, id)}>{name}</TextLink>
    </Fragment>
  ));
};

const BrandColor = ({ color }: { color: string }) => (
  <>
    <span aria-hidden="true" style={{ display: 'inline-block', width: 12, height: 12, borderRadius: 3, background: color }} /> {color}
  </>
);

const Region = ({ organisation: { kind, timeZone, language, country, systemEmail, appInvitationDays, brandColor } }: { organisation: Organisation }) => {
  const t = useTranslations('organisations');
  const format = useFormatter();
  const countryName = useCountryName();
  return (
    <FormSection title={t('region')}>
      <Facts>
        <Fact label={t('timeZone')}>{timeZone.replaceAll('_', ' ')}</Fact>
        <Fact label={t('language')}>{languageNames[language]}</Fact>
        <Fact label={t('country')}>{countryName(country) ?? '—'}</Fact>
        <Fact label={t('systemEmail')}>{systemEmail || '—'}</Fact>
        <Fact label={t('appInvitationDays')}>{appInvitationDays === null ? t('asAbove') : format.number(appInvitationDays, { style: 'unit', unit: 'day', unitDisplay: 'long' })}</Fact>
        {kind !== 'enterprise' && <Fact label={t('brandColor')}>{brandColor === '' ? t('asAbove') : <BrandColor color={brandColor} />}</Fact>}
      </Facts>
    </FormSection>
  );
};
