import { imports } from '@patchbay/contract/imports';
import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { Id } from '@patchbay/contract/primitives/id';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { Empty } from '#ui/empty.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { FormPage, FormSection } from '#ui/form-page.tsx';
import { useIssueText } from '#ui/issue-text.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { CarrierField, byDefault, carrierSetting } from './carrier-field.tsx';
import { ColumnHelp, SampleFile } from './column-help.tsx';
import { FileSection, type Importable, useFileRule } from './file-section.tsx';
import { fileNameOf } from './send-file.ts';
import { EarlierImports, useSending } from './sending.tsx';
import { useImportable } from '#ui/imports/use-importable.ts';

const kind = 'phone-numbers' as const;

/** Bulk Upload Phone Numbers: a file, and what holds for its new numbers. */
export const UploadPage = () => {
  const importable = useImportable(kind);
  return <Loaded query={importable as never}>{(found: Importable) => (found.refusal ? <NotHere refusal={found.refusal} /> : <UploadForm importable={found} />)}</Loaded>;
};

const useParent = () => {
  const t = useTranslations('phoneNumbers');
  const { base } = usePlace();
  return { to: listAddress(`${base}/phone-numbers`), label: t('title') };
};

const NotHere = ({ refusal }: { refusal: string }) => {
  const t = useTranslations('imports.upload');
  const issueText = useIssueText();
  return (
    <Page title={t('title')} parent={useParent()}>
      <Empty icon="lock" title={t('notHere')}>
        {issueText(refusal)} {t('askProvider')}
      </Empty>
    </Page>
  );
};

const useSchema = (importable: Importable) => {
  const file = useFileRule(importable);
  return useMemo(() => z.object({ ownerId: Id, voiceCarrier: z.string(), smsCarrier: z.string(), file }), [file]);
};

const UploadForm = ({ importable }: { importable: Importable }) => {
  const t = useTranslations('imports.upload');
  const place = usePlace();
  const navigate = useNavigate();
  const form = useZodForm(useSchema(importable), { defaultValues: { ownerId: place.id, voiceCarrier: byDefault, smsCarrier: byDefault } });
  const sending = useSending();
  const save = ({ file, ownerId, voiceCarrier, smsCarrier }: { file: File; ownerId: string; voiceCarrier: string; smsCarrier: string }) =>
    sending.start({ endpoint: imports.create, at: place.id, file, query: { kind, fileName: fileNameOf(file), settings: JSON.stringify({ ownerId, voiceCarrierId: carrierSetting(voiceCarrier), smsCarrierId: carrierSetting(smsCarrier) }) } });
  return (
    <FormPage title={t('title')} description={t('description')} parent={useParent()} saveLabel={t('submit')} form={form} onSave={save} action={<EarlierImports />}
      onSaved={(started) => started && void navigate(`${place.base}/imports/${started.id}`)}>
      <FileSection form={form} importable={importable} sending={sending}>
        <SampleFile kind={kind} />
      </FileSection>
      <FormSection title={t('whoTheyGoTo')} help={t('whoTheyGoToHelp')}>
        {place.scope === 'organisation' && (
          <EntityField form={form} name="ownerId" label={t('owner')} help={t('ownerHelp')} required endpoint={organisations.list} toOption={({ id, name }: Organisation) => ({ value: id, label: name })}
            chosen={[{ value: place.id, label: place.name }]} />
        )}
        <CarrierField form={form} name="voiceCarrier" label={t('voiceCarrier')} serves="VOICE" />
        <CarrierField form={form} name="smsCarrier" label={t('smsCarrier')} serves="SMS" />
      </FormSection>
      <FormSection title={t('itsColumns')} help={t('itsColumnsHelp')}>
        <ColumnHelp columns={importable.columns} />
      </FormSection>
    </FormPage>
  );
};
