import { formatNumber } from '@patchbay/domain/numbering/format-number';
import { useTranslations } from 'use-intl';
import { usePreferences } from '../preferences.tsx';
import { Copyable } from './copy.tsx';

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
  const t = useTranslations('forms');
  const [first, ...others] = of;
  if (!first) return '—';
  return (
    <>
      <PhoneNumber e164={first.e164} />
      {others.length > 0 && ` ${t('andMore', { count: others.length })}`}
    </>
  );
};
