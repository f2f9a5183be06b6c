import { keyLayouts } from '@patchbay/contract/key-layouts';
import { phoneTemplates } from '@patchbay/contract/phone-templates';
import type { Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Copyable } from '#ui/copy.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { formatMac } from '#ui/fields/mac-field.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { TextLink } from '#ui/link.tsx';
import { KeyFacts } from '#ui/key-list.tsx';
import { Secret } from '#ui/secret.tsx';
import { Time } from '#ui/time.tsx';
import { ConfigurationState, FirstFetch } from './phone-access.tsx';
import { SecretControls } from './phone-secret.tsx';
import styles from './phone.module.css';
import { ProvisioningUrl } from './provisioning-url.tsx';
import { useShowProvisioning } from './use-provisioning.ts';

/** What a phone is, what its lines sign in with, and how it gets its file. */
export const PhoneOverview = ({ phone }: { phone: Phone }) => {
  const t = useTranslations('phones');
  return (
    <div className={styles.overview}>
      <FormSection title={t('overview.device')}>
        <Device phone={phone} />
      </FormSection>
      <FormSection title={t('overview.provisioning')} help={t('overview.provisioningHelp')}>
        <Provisioning phone={phone} />
      </FormSection>
      <Settings phone={phone} />
      <FormSection title={t('overview.lines')} help={t('form.linesHelp')}>
        <Lines phone={phone} />
      </FormSection>
    </div>
  );
};

const Device = ({ phone }: { phone: Phone }) => {
  const t = useTranslations('phones');
  const access = useTranslations('provisioning.access');
  const { mac, lastFetch } = phone;
  return (
    <Facts>
      <Fact label={t('fields.model')}>{phone.modelName}</Fact>
      <Fact label={t('fields.kind')}>{phone.isVirtual ? t('virtual') : t('hardware')}</Fact>
      {mac && (
        <Fact label={t('fields.macAddress')}>
          <Copyable value={mac} of={t('fields.macAddress')}>
            <span className={styles.mono}>{formatMac(mac)}</span>
          </Copyable>
        </Fact>
      )}
      <Fact label={t('fields.lastSeen')}>
        <Time at={lastFetch?.at ?? null} never={t('never')} />
      </Fact>
      {lastFetch && <Fact label={t('fields.address')}>{lastFetch.ip}</Fact>}
      {lastFetch?.firmware && <Fact label={access('firmware')}>{lastFetch.firmware}</Fact>}
      <Fact label={access('configuration')}>
        <ConfigurationState phone={phone} />
      </Fact>
      {lastFetch && <Fact label={t('fields.userAgent')}>{lastFetch.userAgent || '—'}</Fact>}
      <Fact label={t('fields.createdAt')}>
        <Time at={phone.createdAt} />
      </Fact>
      <Fact label={t('fields.updatedAt')}>
        <Time at={phone.updatedAt} />
      </Fact>
    </Facts>
  );
};

const Provisioning = ({ phone }: { phone: Phone }) => {
  const t = useTranslations('phones');
  const common = useTranslations('common');
  const access = useTranslations('provisioning.access');
  const { may } = usePlace();
  const showProvisioning = useShowProvisioning();
  return (
    <Facts>
      <Fact label={t('fields.url')}>
        <ProvisioningUrl phone={phone} isWhole />
      </Fact>
      <Fact label={t('fields.secret')}>
        <SecretControls phone={phone} />
      </Fact>
      <Fact label={t('fields.httpUsername')}>
        {phone.httpUsername ? <Copyable value={phone.httpUsername} of={t('fields.httpUsername')} /> : t('provisioning.none')}
      </Fact>
      <Fact label={t('fields.httpPassword')}>
        <Secret isSet={phone.hasHttpPassword} onReveal={may('secrets:reveal') ? () => showProvisioning(phone) : undefined} />
      </Fact>
      {phone.httpUsername && <Fact label={access('scheme')}>{access(`schemes.${phone.httpScheme}`)}</Fact>}
      <Fact label={access('firstFetch')}>
        <FirstFetch phone={phone} />
      </Fact>
      <Fact label={t('fields.acceptsDataFromPhone')}>{phone.acceptsDataFromPhone ? common('yes') : common('no')}</Fact>
      {phone.fileName && <Fact label={t('fields.fileName')}>{phone.fileName}</Fact>}
    </Facts>
  );
};

/** The template, or that it goes by what its family comes with, and the keys. */
const Settings = ({ phone: { templateId, keyLayoutId, keys } }: { phone: Phone }) => {
  const t = useTranslations('phones');
  return (
    <FormSection title={t('overview.settings')}>
      <Facts>
        <Fact label={t('form.template')}>{templateId ? <TemplateName id={templateId} /> : t('form.shippedTemplate')}</Fact>
        {keyLayoutId && <Fact label={t('form.keyLayout')}><LayoutName id={keyLayoutId} /></Fact>}
        <KeyFacts keys={keys} />
      </Facts>
    </FormSection>
  );
};

const TemplateName = ({ id }: { id: string }) => {
  const { base } = usePlace();
  const { data } = useApi(phoneTemplates.get, { params: { id } });
  return data ? <TextLink to={`${base}/phone-templates/${id}`}>{data.name}</TextLink> : '—';
};

const LayoutName = ({ id }: { id: string }) => {
  const { base } = usePlace();
  const { data } = useApi(keyLayouts.get, { params: { id } });
  return data ? <TextLink to={`${base}/key-layouts/${id}`}>{data.name}</TextLink> : '—';
};

const Lines = ({ phone: { lines } }: { phone: Phone }) => {
  const t = useTranslations('phones');
  const { base, may } = usePlace();
  if (lines.length === 0) return <p>{t('noLines')}</p>;
  return (
    <Facts>
      {lines.map(({ position, extensionId, shortNumber, displayName }) => {
        const label = `${shortNumber} ${displayName}`;
        return (
          <Fact key={position} label={t('line', { position })}>
            {may('extensions:read') ? <TextLink to={`${base}/extensions/${extensionId}`}>{label}</TextLink> : label}
          </Fact>
        );
      })}
    </Facts>
  );
};
