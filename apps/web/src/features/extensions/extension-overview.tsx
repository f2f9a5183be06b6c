import type { Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { FormSection } from '#ui/form-page.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { Time } from '#ui/time.tsx';
import { ExtensionState } from './columns.tsx';
import styles from './extension.module.css';
import { PresentationNumber } from './presentation-number.tsx';
import { SipAccount } from './sip-account.tsx';

/** What an extension is, its SIP account, and the phones that it is on. */
export const ExtensionOverview = ({ extension }: { extension: Extension }) => {
  const t = useTranslations('extensions');
  return (
    <div className={styles.overview}>
      <FormSection title={t('extension')} help={t('extensionHelp')}>
        <Facts>
          <Fact label={t('fields.shortNumber')}>{extension.shortNumber}</Fact>
          <Fact label={t('fields.displayName')}>{extension.displayName}</Fact>
          <Fact label={t('fields.state')}>
            <ExtensionState isEnabled={extension.isEnabled} />
          </Fact>
          <Fact label={t('fields.phoneNumbers')}>
            <Numbers numbers={extension.phoneNumbers} />
          </Fact>
          <Fact label={t('fields.presentationNumber')}>
            <PresentationNumber extension={extension} />
          </Fact>
          <Fact label={t('fields.createdAt')}>
            <Time at={extension.createdAt} />
          </Fact>
          <Fact label={t('fields.updatedAt')}>
            <Time at={extension.updatedAt} />
          </Fact>
        </Facts>
      </FormSection>
      <FormSection title={t('sip.title')} help={t('sip.help')}>
        <SipAccount extension={extension} />
      </FormSection>
      <FormSection title={t('phones.title')} help={t('phones.help')}>
        <PhonesOf extension={extension} />
      </FormSection>
    </div>
  );
};

const Numbers = ({ numbers }: { numbers: Extension['phoneNumbers'] }) => {
  if (numbers.length === 0) return '—';
  return (
    <ul className={styles.list}>
      {numbers.map(({ id, e164 }) => (
        <li key={id}>
          <PhoneNumber e164={e164} />
        </li>
      ))}
    </ul>
  );
};

const PhonesOf = ({ extension: { id, phones } }: { extension: Extension }) => {
  const t = useTranslations('extensions.phones');
  const { base, may } = usePlace();
  return (
    <div>
      {phones.length === 0 && <p>{t('none')}</p>}
      {phones.length > 0 && (
        <Facts>
          {phones.map((phone) => (
            <Fact key={`${phone.id} ${phone.position}`} label={t('line', { position: phone.position })}>
              {may('phones:read') ? <TextLink to={`${base}/phones/${phone.id}`}>{phone.name}</TextLink> : phone.name}
            </Fact>
          ))}
        </Facts>
      )}
      {may('phones:write') && (
        <p className={styles.more}>
          <TextLink to={`${base}/phones/new?extensionId=${id}`}>{t('add')}</TextLink>
        </p>
      )}
    </div>
  );
};
