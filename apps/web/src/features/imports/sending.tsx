import type { AnyEndpoint, ResponseOf } from '@patchbay/contract/http/endpoint';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { invalidateNouns, nounOf } from '#api/query.ts';
import { Icon } from '#ui/icons.tsx';
import { Button, Progress } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { toast } from '#ui/toast.ts';
import styles from './imports.module.css';
import { sendFile, Stopped, type Upload } from './send-file.ts';
import { useSizeText } from '#ui/use-size-text.ts';

/** The way to what was uploaded before. */
export const EarlierImports = () => {
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
export const useSending = () => {
  const t = useTranslations('imports.upload');
  const client = useQueryClient();
  const [progress, setProgress] = useState<Sent>();
  const abort = useRef<AbortController>(undefined);
  const attempt = useRef({ what: '', key: '' });
  useEffect(() => () => abort.current?.abort(), []);
  const start = async <E extends AnyEndpoint>(upload: Upload<E>): Promise<ResponseOf<E> | undefined> => {
    const { file, at, endpoint, query } = upload;
    // A second attempt at the same upload says so, in case that the first has arrived after all.
    const what = JSON.stringify([at, endpoint.id, query, file.name, file.size, file.lastModified]);
    if (attempt.current.what !== what) attempt.current = { what, key: crypto.randomUUID() };
    abort.current = new AbortController();
    const show = (sentBytes: number) => setProgress({ name: file.name, sentBytes, totalBytes: file.size });
    show(0);
    try {
      const started = await sendFile(upload, { onProgress: show, signal: abort.current.signal, idempotencyKey: attempt.current.key });
      void invalidateNouns(client, [nounOf(endpoint)]);
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

/** How much of the file has been sent. */
export const Sending = ({ name, sentBytes, totalBytes, onStop }: Sent & { onStop: () => void }) => {
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
