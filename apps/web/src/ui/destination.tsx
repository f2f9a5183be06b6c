import type { DestinationKind, LabelledDestination } from '@patchbay/contract/primitives/destination';
import { useTranslations } from 'use-intl';
import styles from './destination.module.css';
import { Icon, type IconName } from './icons.tsx';
import { useNumberFormat } from './phone-number.tsx';

const icons: { [K in DestinationKind]: IconName } = { EXTENSION: 'user', RING_GROUP: 'users', VOICEMAIL: 'inbox', PHONE_NUMBER: 'hash', EXTERNAL: 'open' };

/** The words of a destination, numbers as the viewer prefers them. */
export const useDestinationText = () => {
  const t = useTranslations('destinations');
  const format = useNumberFormat();
  return ({ destination: { kind }, label }: Pick<LabelledDestination, 'destination' | 'label'>): string => {
    switch (kind) {
      case 'VOICEMAIL': return t('voicemailOf', { name: label });
      case 'PHONE_NUMBER': case 'EXTERNAL': return format(label);
      case 'EXTENSION': case 'RING_GROUP': return label;
    }
  };
};

/** Where a call is sent: what kind of thing that is, its words, and whether it is disabled. Null: it has gone since it was chosen. */
export const DestinationName = ({ of }: { of: LabelledDestination | null }) => {
  const t = useTranslations('destinations');
  const text = useDestinationText();
  return (
    <span className={styles.name}>
      <Icon name={of ? icons[of.destination.kind] : 'warning'} />
      <span className={styles.text}>{of ? text(of) : t('gone')}</span>
      {of && !of.isEnabled && <span className={styles.note}>{t('disabled')}</span>}
    </span>
  );
};

/** What stands before the words of a kind. */
export const DestinationIcon = ({ kind }: { kind: DestinationKind }) => <Icon name={icons[kind]} />;
