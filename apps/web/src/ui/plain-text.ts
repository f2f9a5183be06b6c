import { useTranslations } from 'use-intl';

const inner = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(inner).join(', ');
  const { label, name, displayName, e164 } = value as Record<string, unknown>;
  const named = label ?? displayName ?? name ?? e164;
  return typeof named === 'string' ? named : Object.entries(value).map(([key, part]) => `${key} ${inner(part)}`).join(', ');
};

/** Any stored value as a person reads it: in a comparison, in the audit log. */
export const usePlainText = () => {
  const t = useTranslations('common');
  return (value: unknown): string => {
    if (value === undefined || value === null || value === '') return '—';
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (Array.isArray(value) && value.length === 0) return '—';
    return inner(value);
  };
};
