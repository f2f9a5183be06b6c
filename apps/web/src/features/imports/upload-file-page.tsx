import { type ImportKind, imports } from '@patchbay/contract/imports';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { FormPage, FormSection } from '#ui/form-page.tsx';
import { importedNouns } from '#ui/imports/imported-nouns.ts';
import { useImportable } from '#ui/imports/use-importable.ts';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import { ColumnHelp, SampleFile } from './column-help.tsx';
import { FileSection, type Importable, useFileRule } from './file-section.tsx';
import { fileNameOf } from './send-file.ts';
import { EarlierImports, useSending } from './sending.tsx';

export const UploadInternalNumbersPage = () => <UploadFilePage kind="internal-numbers" />;
export const UploadUsersPage = () => <UploadFilePage kind="users" />;
export const UploadFeatureCodesPage = () => <UploadFilePage kind="feature-codes" />;
export const UploadRingGroupsPage = () => <UploadFilePage kind="ring-groups" />;
export const UploadPhonesPage = () => <UploadFilePage kind="phones" />;
export const UploadExtensionsPage = () => <UploadFilePage kind="extensions" />;

interface Props {
  kind: ImportKind;
}

/** A file, and nothing else to decide. */
const UploadFilePage = ({ kind }: Props) => {
  const importable = useImportable(kind);
  return <Loaded query={importable as never}>{(found: Importable) => <UploadForm kind={kind} importable={found} />}</Loaded>;
};

const UploadForm = ({ kind, importable }: Props & { importable: Importable }) => {
  const t = useTranslations('imports');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const file = useFileRule(importable);
  const form = useZodForm(useMemo(() => z.object({ file }), [file]), {});
  const sending = useSending();
  const parent = { to: listAddress(`${base}/${importedNouns[kind].path}`), label: t(`kinds.${kind}`) };
  const leftOut = t.has(`upload.leftOut.${kind as 'phones'}`) && t(`upload.leftOut.${kind as 'phones'}`);
  return (
    <FormPage title={t('upload.titleOf', { kind: t(`kinds.${kind}`) })} description={t('upload.descriptionOf')} parent={parent} saveLabel={t('upload.submit')} form={form} action={<EarlierImports />}
      onSave={(chosen) => sending.start({ endpoint: imports.create, at, file: chosen.file, query: { kind, fileName: fileNameOf(chosen.file), settings: '{}' } })} onSaved={(started) => started && void navigate(`${base}/imports/${started.id}`)}>
      <FileSection form={form} importable={importable} sending={sending}>
        <SampleFile kind={kind} />
      </FileSection>
      <FormSection title={t('upload.itsColumns')} help={leftOut ? `${t('upload.itsColumnsHelp')} ${leftOut}` : t('upload.itsColumnsHelp')}>
        <ColumnHelp kind={kind} columns={importable.columns} />
      </FormSection>
    </FormPage>
  );
};
