import type { Extension } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { PhoneNumber } from '#ui/phone-number.tsx';

/** The number that called parties see: the chosen one, else the first of its own. */
export const PresentationNumber = ({ extension: { phoneNumbers: own, presentationNumberId } }: { extension: Extension }) => {
  const t = useTranslations('extensions.form');
  const { id: at } = usePlace();
  const known = own.find(({ id }) => id === presentationNumberId);
  const other = useQuery({ ...query(phoneNumbers.get, { at, params: { id: presentationNumberId ?? '' } }), enabled: presentationNumberId !== null && !known });
  if (presentationNumberId === null) return own.length > 0 ? t('presentationFirst') : '—';
  const number = known ?? other.data;
  return number ? <PhoneNumber e164={number.e164} /> : '—';
};
