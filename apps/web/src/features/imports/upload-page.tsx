import type { Import } from '@patchbay/contract/imports';
import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { Id } from '@patchbay/contract/primitives/id';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { invalidateNouns } from '#api/query.ts';
import { Empty } from '#ui/empty.tsx';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { FileField } from '#ui/fields/file-field.tsx';
import { FormPage, FormSection } from '#ui/form-page.tsx';
import { Icon } from '#ui/icons.tsx';
import { useIssueText } from '#ui/issue-text.ts';
import { Button, Progress } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { CarrierField, byDefault, carrierSetting } from './carrier-field.tsx';
import { ColumnHelp, SampleFile } from './column-help.tsx';
import styles from './imports.module.css';
import { sendFile, Stopped } from './send-file.ts';
import { useImportable } from '#ui/imports/use-importable.ts';
import { useSizeText } from './use-size-text.ts';

const kind = 'phone-numbers' as const;
type Importable = NonNullable<ReturnType<typeof useImportable>['data']>;

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

const megabyte = 1_000_000;

const useSchema = ({ limits }: Importable) => {
  const t = useTranslations('imports.upload');
  return useMemo(
    () =>
      z.object({
        ownerId: Id,
        voiceCarrier: z.string(),
        smsCarrier: z.string(),
        file: z
          .custom<File>((value) => value instanceof File, t('nothing'))
          .refine((file) => file.size > 0, t('isEmpty'))
          .refine((file) => file.size <= limits.sizeBytes, { error: ({ input }) => t('tooLarge', { megabytes: (input as File).size > 0 ? String(Math.ceil((input as File).size / megabyte)) : '0', limit: limits.sizeBytes / megabyte }) }),
      }),
    [limits, t],
  );
};

const UploadForm = ({ importable }: { importable: Importable }) => {
  const t = useTranslations('imports.upload');
  const place = usePlace();
  const navigate = useNavigate();
  const sizeText = useSizeText();
  const form = useZodForm(useSchema(importable), { defaultValues: { ownerId: place.id, voiceCarrier: byDefault, smsCarrier: byDefault } });
  const sending = useSending();
  const { limits } = importable;
  const save = ({ file, ownerId, voiceCarrier, smsCarrier }: { file: File; ownerId: string; voiceCarrier: string; smsCarrier: string }) =>
    sending.start({ at: place.id, kind, file, settings: { ownerId, voiceCarrierId: carrierSetting(voiceCarrier), smsCarrierId: carrierSetting(smsCarrier) } });
  return (
    <FormPage title={t('title')} description={t('description')} parent={useParent()} saveLabel={t('submit')} form={form} onSave={save} action={<EarlierImports />}
      onSaved={(started) => started && void navigate(`${place.base}/imports/${started.id}`)}>
      <FormSection title={t('theFile')} help={t('theFileHelp')}>
        <FileField form={form} name="file" label={t('file')} required accept=".csv,.xlsx,.txt,.tsv" prompt={t('drop')} replacePrompt={t('another')} sizeText={sizeText} disabled={sending.progress !== undefined}
          help={t('bounds', { megabytes: limits.sizeBytes / megabyte, rows: limits.rows })} />
        {sending.progress && <Sending {...sending.progress} onStop={sending.stop} />}
        <SampleFile kind={kind} />
      </FormSection>
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

const EarlierImports = () => {
  const t = useTranslations('imports.upload');
  const { base } = usePlace();
  return (
    <ButtonLink to={`${base}/imports`} variant="default" leftSection={<Icon name="history" size={15} />}>
      {t('earlier')}
    </ButtonLink>
  );
};

interface Sent {
  name: string;
  sentBytes: number;
  totalBytes: number;
}

/** Sends one file at a time, and lets go of it when the page is left. */
const useSending = () => {
  const t = useTranslations('imports.upload');
  const client = useQueryClient();
  const [progress, setProgress] = useState<Sent>();
  const abort = useRef<AbortController>(undefined);
  const attempt = useRef({ what: '', key: '' });
  useEffect(() => () => abort.current?.abort(), []);
  const start = async (upload: Parameters<typeof sendFile>[0]): Promise<Import | undefined> => {
    const { file } = upload;
    // A second attempt at the same upload says so, in case that the first has arrived after all.
    const what = JSON.stringify([upload, file.name, file.size, file.lastModified]);
    if (attempt.current.what !== what) attempt.current = { what, key: crypto.randomUUID() };
    abort.current = new AbortController();
    const show = (sentBytes: number) => setProgress({ name: file.name, sentBytes, totalBytes: file.size });
    show(0);
    try {
      const started = await sendFile(upload, { onProgress: show, signal: abort.current.signal, idempotencyKey: attempt.current.key });
      void invalidateNouns(client, ['imports']);
      return started;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      toast.done(t('stopped'));
      return undefined;
    } finally {
      setProgress(undefined);
    }
  };
  return { start, progress, stop: () => abort.current?.abort() };
};

const Sending = ({ name, sentBytes, totalBytes, onStop }: Sent & { onStop: () => void }) => {
  const t = useTranslations('imports.upload');
  const sizeText = useSizeText();
  const share = totalBytes > 0 ? Math.min(100, (100 * sentBytes) / totalBytes) : 0;
  return (
    <div className={styles.sending}>
      <Progress value={share} aria-label={t('sending', { name })} transitionDuration={80} />
      <span className="pb-number">{sentBytes >= totalBytes ? t('received') : t('sent', { sent: sizeText(sentBytes), total: sizeText(totalBytes) })}</span>
      <Button variant="default" size="xs" onClick={onStop}>
        {t('stop')}
      </Button>
    </div>
  );
};

