import type { PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import styles from './phone-numbers.module.css';

const icons = { voice: 'phone', sms: 'message', fax: 'fax' } as const;
export const capabilityNames = ['voice', 'sms', 'fax'] as const;

/** What a number can carry. */
export const Capabilities = ({ of }: { of: Pick<PhoneNumber, 'voice' | 'sms' | 'fax'> }) => {
  const t = useTranslations('phoneNumbers');
  const held = capabilityNames.filter((name) => of[name]);
  if (held.length === 0) return t('noCapabilities');
  return (
    <span className={styles.capabilities}>
      {held.map((name) => (
        <span key={name} className={styles.capability}>
          <Icon name={icons[name]} size={14} /> {t(`capabilities.${name}`)}
        </span>
      ))}
    </span>
  );
};
