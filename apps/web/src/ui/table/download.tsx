import { Button, Progress, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ApiProblem, readProblem } from '#api/problem.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icons.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import { toast } from '#ui/toast.ts';
import styles from './toolbar.module.css';

interface Props {
  /** Of the list as it is filtered and sorted now, in CSV. */
  url: string;
  fileName: string;
  total: number;
}

/** Downloads the whole list, under a name of one's choice. */
export const Download = ({ url, fileName, total }: Props) => {
  const t = useTranslations('table');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="download" size={15} />} className={styles.tool} onClick={() => setOpened(true)}>
        <span className={styles.toolLabel}>{t('download')}</span>
      </Button>
      {opened && <DownloadDialog url={url} fileName={fileName} total={total} onClose={() => setOpened(false)} />}
    </>
  );
};

const DownloadDialog = ({ url, fileName, total, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslations('table');
  const common = useTranslations('common');
  const format = useFormatter();
  const [name, setName] = useState(`${fileName}-${new Date().toISOString().slice(0, 10)}.csv`);
  const { start, stop, rows, isRunning, failure } = useDownload(url);
  const run = async () => {
    if (!(await start(withExtension(name)))) return;
    toast.done(t('downloaded', { name: withExtension(name) }));
    onClose();
  };
  return (
    <Dialog
      opened
      title={t('downloadTitle')}
      onClose={() => (stop(), onClose())}
      footer={
        <>
          <Button variant="default" onClick={() => (stop(), onClose())}>
            {common('cancel')}
          </Button>
          <Button onClick={() => void run()} loading={isRunning} disabled={name.trim() === ''}>
            {t('download')}
          </Button>
        </>
      }
    >
      <Stack gap="sm">
        <p>{t('downloadBody', { count: total })}</p>
        <TextInput label={t('fileName')} value={name} data-autofocus disabled={isRunning} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && void run()} />
        {isRunning && <Progress value={total > 0 ? (100 * rows) / total : 0} aria-label={t('downloadProgress', { rows: format.number(rows) })} transitionDuration={80} />}
        {Boolean(failure) && <ProblemAlert error={failure} />}
      </Stack>
    </Dialog>
  );
};

const withExtension = (name: string) => (/\.csv$/i.test(name.trim()) ? name.trim() : `${name.trim()}.csv`);

/** Fetches a file as it is streamed, counting its lines, and gives it to the browser whole or not at all. */
const useDownload = (url: string) => {
  const [rows, setRows] = useState(0);
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);
  const start = async (name: string): Promise<boolean> => {
    abort.current = new AbortController();
    setIsRunning(true);
    setFailure(undefined);
    try {
      save(await fetchFile(url, abort.current.signal, setRows), name);
      return true;
    } catch (error) {
      if (!abort.current.signal.aborted) setFailure(error);
      return false;
    } finally {
      setIsRunning(false);
    }
  };
  return { start, stop: () => abort.current?.abort(), rows, isRunning, failure };
};

const newline = 10;
const countLines = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (byte === newline ? sum + 1 : sum), 0);
const lost = () => new ApiProblem({ code: 'unreachable', detail: 'The download broke off.' });

const fetchFile = async (url: string, signal: AbortSignal, onRows: (rows: number) => void): Promise<Blob> => {
  const response = await fetch(url, { headers: { accept: 'text/csv' }, signal, credentials: 'same-origin' }).catch(() => Promise.reject(lost()));
  if (!response.ok || !response.body) throw await readProblem(response);
  // A connection that is cut means that the file is not whole: nothing of it is given out.
  return new Blob(await chunksOf(response.body, onRows).catch(() => Promise.reject(lost())), { type: 'text/csv' });
};

const chunksOf = async (body: ReadableStream<Uint8Array<ArrayBuffer>>, onRows: (rows: number) => void) => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  // The first line is the header.
  let lines = -1;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    lines += countLines(part.value);
    onRows(Math.max(lines, 0));
  }
  return chunks;
};

const save = (file: Blob, name: string) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
