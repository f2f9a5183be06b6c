import { extensions, type Extension } from '@patchbay/contract/extensions';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { listAddress } from '#ui/list-address.ts';
import { useRemove } from '#ui/remove.tsx';
import { nameOf } from './name-of.ts';

/** The button that removes an extension, and then leads to the others. */
export const RemoveExtension = ({ extension }: { extension: Extension }) => {
  const t = useTranslations('extensions');
  const { base } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(extensions);
  const run = async () => {
    if (await remove([{ id: extension.id, name: nameOf(extension) }])) void navigate(listAddress(`${base}/extensions`));
  };
  return (
    <Button variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => void run()}>
      {t('remove')}
    </Button>
  );
};
