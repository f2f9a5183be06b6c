import type { ImportKind } from '@patchbay/contract/imports';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { importedNouns } from './imported-nouns.ts';

/** The way to the upload of a noun's file, for those who may. */
export const UploadLink = ({ kind }: { kind: ImportKind }) => {
  const t = useTranslations('imports.upload');
  const { base, may } = usePlace();
  const { path, write } = importedNouns[kind];
  if (!may(write) || !may('imports:write')) return null;
  return (
    <ButtonLink to={`${base}/${path}/upload`} variant="default" leftSection={<Icon name="upload" size={15} />}>
      {t('uploadFile')}
    </ButtonLink>
  );
};
