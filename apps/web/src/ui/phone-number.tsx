import { formatNumber } from '@patchbay/domain/numbering/format-number';
import { useTranslations } from 'use-intl';
import { usePreferences } from '../preferences.tsx';
import { Copyable } from './copy.tsx';
import styles from './phone-number.module.css';

/** The country of this browser's user, where national numbers are understood and shown. */
export const viewerCountry = () => new Intl.Locale(navigator.language).maximize().region;

/** Formats numbers as the viewer prefers them. */
export const useNumberFormat = () => {
  const { numberFormat } = usePreferences().preferences;
  return (e164: string) => formatNumber(e164, numberFormat, viewerCountry());
};

/** A phone number, grouped for reading; copied without spaces. */
export const PhoneNumber = ({ e164, copy = true }: { e164: string; copy?: boolean }) => {
  const t = useTranslations('common');
  const format = useNumberFormat();
  const text = <span className="pb-number">{format(e164)}</span>;
  return copy ? (
    <Copyable value={e164} of={t('phoneNumber')}>
      {text}
    </Copyable>
  ) : (
    text
  );
};

/** The first of some numbers, and how many there are besides. */
export const PhoneNumbers = ({ of }: { of: { id: string; e164: string }[] }) => {
  const t = useTranslations();
  const format = useNumberFormat();
  const [first, ...others] = of;
  if (!first) return '—';
  const more = others.length > 0 && (
    <span className={styles.more} title={others.map(({ e164 }) => format(e164)).join(', ')}>
      <span aria-hidden="true">+{others.length}</span>
      <span className="pb-visually-hidden">{t('forms.andMore', { count: others.length })}</span>
    </span>
  );
  return (
    <Copyable value={first.e164} of={t('common.phoneNumber')} after={more}>
      <span className="pb-number">{format(first.e164)}</span>
    </Copyable>
  );
};
