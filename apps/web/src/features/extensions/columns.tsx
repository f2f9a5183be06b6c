import type { Extension } from '@patchbay/contract/extensions';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Status } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

/** What the list of extensions shows. */
export const useExtensionColumns = (): Column<Extension>[] => {
  const t = useTranslations('extensions.fields');
  return [
    { id: 'shortNumber', header: t('shortNumber'), width: 90, narrow: 'detail', cell: (row) => row.shortNumber },
    { id: 'displayName', header: t('displayName'), width: 220, narrow: 'title', cell: (row) => row.displayName },
    { id: 'phoneNumbers', header: t('phoneNumbers'), width: 210, narrow: 'detail', cell: (row) => <Numbers extension={row} /> },
    { id: 'presentationNumber', header: t('presentationNumber'), width: 180, isOptional: true, narrow: 'none', cell: (row) => <Presentation extension={row} /> },
    { id: 'sipUsername', header: t('sipUsername'), width: 190, narrow: 'none', cell: (row) => row.sipUsername },
    { id: 'phones', header: t('phones'), width: 190, narrow: 'none', cell: (row) => <Phones extension={row} /> },
    { id: 'state', header: t('state'), width: 110, narrow: 'status', cell: (row) => <ExtensionState isEnabled={row.isEnabled} /> },
    { id: 'createdAt', header: t('createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

/** Whether it can be called and call. */
export const ExtensionState = ({ isEnabled }: { isEnabled: boolean }) => {
  const t = useTranslations('extensions');
  return <Status tone={isEnabled ? 'good' : 'neutral'}>{isEnabled ? t('enabled') : t('disabled')}</Status>;
};

const Numbers = ({ extension: { phoneNumbers } }: { extension: Extension }) => {
  const t = useTranslations('extensions');
  const [first, ...others] = phoneNumbers;
  if (!first) return '—';
  return (
    <>
      <PhoneNumber e164={first.e164} copy={others.length === 0} />
      {others.length > 0 && ` ${t('more', { count: others.length })}`}
    </>
  );
};

/** The number that called parties see: the chosen one, else the first of its own. */
const Presentation = ({ extension: { phoneNumbers, presentationNumberId } }: { extension: Extension }) => {
  const shown = presentationNumberId === null ? phoneNumbers[0] : phoneNumbers.find(({ id }) => id === presentationNumberId);
  return shown ? <PhoneNumber e164={shown.e164} copy={false} /> : '—';
};

const Phones = ({ extension: { phones } }: { extension: Extension }) => {
  const t = useTranslations('extensions');
  const { base } = usePlace();
  const [first, ...others] = phones;
  if (!first) return '—';
  return (
    <>
      <TextLink to={`${base}/phones/${first.id}`}>{first.name}</TextLink>
      {others.length > 0 && ` ${t('more', { count: others.length })}`}
    </>
  );
};
