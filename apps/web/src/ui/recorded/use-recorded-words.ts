import type { EntityType } from '@patchbay/contract/audit';
import type { Language } from '@patchbay/contract/primitives/locale';
import { useFormatter, useTranslations } from 'use-intl';
import { languageNames } from '../../i18n/words.ts';
import { useCountryName } from '../country.ts';
import { useKeysText } from '../key-list.tsx';
import { useNumberFormat } from '../phone-number.tsx';
import { useWeekdayName } from '../week.ts';
import { areas, vocabularies } from './areas.ts';
import { isReference } from './use-reference-names.ts';

const isMoment = (value: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
const isNumber = (value: string) => /^\+[1-9]\d{5,14}$/.test(value);
const isId = (value: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const bookkeeping = new Set(['id', 'version']);

/** Keys of a phone, not those of a menu. */
const isPlaced = (value: unknown) => Array.isArray(value) && typeof value[0] === 'object' && 'module' in (value[0] as object);

/** `crmUserId` → `Crm user id`, for a field that no catalogue knows. */
const spelled = (key: string) => key.charAt(0).toUpperCase() + key.slice(1).replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** How the fields of a noun are called, and the parts of those that are objects. */
export const useFieldNames = (type: EntityType): ((key: string) => string) => {
  const all = useTranslations();
  const area = (areas as { [T in EntityType]?: string })[type];
  return (key) => {
    const name = [`${area}.history.${key}`, `fields.names.${key}`].find((path) => all.has(path as 'fields.names.name'));
    return name ? all(name as 'fields.names.name') : spelled(key);
  };
};

/** Values of recorded fields as the rest of the dashboard words them. */
export const useRecordedText = (nameOf: (key: string) => string, references: Map<string, string>) => {
  const all = useTranslations();
  const [t, fields] = [useTranslations('common'), useTranslations('fields')];
  const [format, number, country, weekday] = [useFormatter(), useNumberFormat(), useCountryName(), useWeekdayName()];
  const keys = useKeysText();
  const word = (key: string, value: string): string | undefined => {
    const path = value.includes('.') ? undefined : vocabularies[key]?.map((area) => `${area}.${value}`).find((name) => all.has(name as 'roles.agent'));
    return path && all(path as 'roles.agent');
  };
  const referred = (id: string): string | undefined => {
    const name = references.get(id);
    return name !== undefined && isNumber(name) ? number(name) : name;
  };
  const plain = (key: string, value: string): string => {
    if (key === 'country') return country(value) ?? value;
    if (key === 'language') return languageNames[value as Language] ?? value;
    if (isId(value)) return referred(value) ?? fields(key === 'parentId' ? 'elsewhere' : isReference(key) ? 'gone' : 'set');
    if (isMoment(value)) return format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'medium' });
    return word(key, value) ?? (isNumber(value) ? number(value) : value);
  };
  const object = (value: Record<string, unknown>): string => {
    const { label, name, displayName, shortNumber, e164, number: digits } = value;
    const called = label ?? name ?? displayName ?? e164 ?? digits;
    if (typeof called === 'string' && called !== '') return [shortNumber, plain('', called)].filter(Boolean).join(' ');
    if (typeof value.id === 'string' && references.has(value.id)) return referred(value.id)!;
    return Object.entries(value)
      .filter(([key, part]) => !bookkeeping.has(key) && !isEmpty(part))
      .map(([key, part]) => `${nameOf(key)}: ${text(key, part)}`)
      .join(', ');
  };
  const text = (key: string, value: unknown): string => {
    if (isEmpty(value)) return '—';
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'string') return plain(key, value);
    if (typeof value === 'number') return key === 'weekday' ? weekday(value) : String(value);
    if (key === 'keys' && isPlaced(value)) return keys(key, value)!;
    if (Array.isArray(value)) return value.map((part: unknown) => text(key, part)).join(typeof value[0] === 'object' ? '; ' : ', ');
    return object(value as Record<string, unknown>) || '—';
  };
  return text;
};
