import { useFormatter } from 'use-intl';

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** A size as people say it: `1.2 MB`. */
export const useSizeText = () => {
  const format = useFormatter();
  return (bytes: number): string => {
    const step = bytes < 1000 ? 0 : bytes < 999_950 ? 1 : 2;
    return format.number(bytes / 1000 ** step, { style: 'unit', unit: units[step]!, unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: step === 0 || bytes >= 10_000_000 ? 0 : 1 });
  };
};
