import { extensionIdentity, type Registration as Found } from '@patchbay/contract/extension-identity';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { Tooltip } from '#ui/kit.ts';
import { Status } from '#ui/status.tsx';

const lookAgainMs = 30_000;

/** Whether its devices are signed in at the switch; it says so plainly where none is connected. */
export const Registration = ({ id }: { id: string }) => {
  const t = useTranslations('extensions.registration');
  const { id: at } = usePlace();
  const { data } = useQuery({ ...query(extensionIdentity.registration, { at, params: { id } }), refetchInterval: ({ state }) => (state.data?.hasSwitch ? lookAgainMs : false) });
  if (!data) return null;
  const { hasSwitch, contacts } = data;
  const isRegistered = contacts.length > 0;
  return (
    <Tooltip label={hasSwitch ? <Where contacts={contacts} /> : t('help')} multiline maw={360}>
      <span tabIndex={0}>
        <Status tone={isRegistered ? 'good' : 'neutral'}>{hasSwitch ? t('contacts', { count: contacts.length }) : t('noSwitch')}</Status>
      </span>
    </Tooltip>
  );
};

const Where = ({ contacts }: Pick<Found, 'contacts'>) => {
  const t = useTranslations('extensions.registration');
  return contacts.length === 0 ? t('nowhere') : contacts.map(({ address, userAgent }) => <div key={address}>{[userAgent, address].filter(Boolean).join(' · ')}</div>);
};
