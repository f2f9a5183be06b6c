import { Button, Progress, Radio, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ApiProblem, readProblem } from '#api/problem.ts';
import { dayOf } from '#ui/day-of.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icons.tsx';
import { ProblemAlert } from '#ui/problem.tsx';
import { saveFile } from '#ui/save-file.ts';
import { toast } from '#ui/toast.ts';
import type { ExportFormat } from './export-formats.ts';
import styles from './toolbar.module.css';

export interface Exported {
  /** As what the list can be taken along; the first is proposed. */
  formats: ExportFormat[];
  /** Of the list as it is filtered and sorted now. */
  url: (file: { format: ExportFormat; fileName: string }) => string;
}

interface Props extends Exported {
  /** Proposed, without the day and the ending. */
  fileName: string;
  total: number;
  isEstimate: boolean;
}

/** Downloads the whole list, in a format and under a name of one's choice. */
export const Download = (props: Props) => {
  const t = useTranslations('table');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="download" size={15} />} className={styles.tool} onClick={() => setOpened(true)}>
        <span className={styles.toolLabel}>{t('download')}</span>
      </Button>
      {opened && <DownloadDialog {...props} onClose={() => setOpened(false)} />}
    </>
  );
};

const DownloadDialog = ({ formats, url, fileName, total, isEstimate, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslations('table');
  const common = useTranslations('common');
  const [format, setFormat] = useState<ExportFormat>(formats[0]!);
  const [name, setName] = useState(`${fileName}-${dayOf(new Date())}.${format}`);
  const { start, stop, rows, isRunning, failure } = useDownload();
  const choose = (next: string) => {
    setFormat(next as ExportFormat);
    setName(withEnding(name, next as ExportFormat));
  };
  const run = async () => {
    const file = { format, fileName: withEnding(name, format) };
    if (name.trim() === '' || !(await start(url(file), file))) return;
    toast.done(t('downloaded', { name: file.fileName }));
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
        <p>{t(isEstimate ? 'downloadBodyAbout' : 'downloadBody', { count: total })}</p>
        {formats.length > 1 && (
          <Radio.Group label={t('format')} value={format} onChange={choose}>
            <Stack gap={8} mt={6}>
              {formats.map((value) => (
                <Radio key={value} size="xs" value={value} label={t(`formats.${value}`)} disabled={isRunning} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <TextInput label={t('fileName')} value={name} maxLength={longestName} data-autofocus disabled={isRunning} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && void run()} />
        {isRunning && <Running rows={rows} total={isEstimate ? 0 : total} />}
        {Boolean(failure) && <ProblemAlert error={failure} />}
      </Stack>
    </Dialog>
  );
};

// A spreadsheet's rows cannot be counted while it is on its way, for it is packed; and of a long list nobody knows how many there are.
const Running = ({ rows, total }: { rows: number | undefined; total: number }) => {
  const t = useTranslations('table');
  const format = useFormatter();
  const isKnown = rows !== undefined && total > 0;
  return <Progress value={isKnown ? (100 * rows) / total : 100} animated={!isKnown} striped={!isKnown} aria-label={rows === undefined ? t('downloading') : t('downloadProgress', { rows: format.number(rows) })} transitionDuration={80} />;
};

// With an ending that is still to be added, as long as the API takes.
const longestName = 195;

const withEnding = (name: string, format: ExportFormat) => `${name.trim().replace(/\.(csv|xlsx)$/i, '')}.${format}`;

/** Fetches a file as it is streamed, counting the lines of a text, and gives it to the browser whole or not at all. */
const useDownload = () => {
  const [rows, setRows] = useState<number>();
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);
  const start = async (url: string, { format, fileName }: { format: ExportFormat; fileName: string }): Promise<boolean> => {
    abort.current = new AbortController();
    setIsRunning(true);
    setFailure(undefined);
    setRows(format === 'csv' ? 0 : undefined);
    try {
      saveFile(await fetchFile(url, { format, signal: abort.current.signal, onRows: setRows }), fileName);
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

interface Fetching {
  format: ExportFormat;
  signal: AbortSignal;
  onRows: (rows: number) => void;
}

const contentTypes: { [F in ExportFormat]: string } = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const newline = 10;
const countLines = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (byte === newline ? sum + 1 : sum), 0);
const lost = () => new ApiProblem({ code: 'unreachable', detail: 'The download broke off.' });

const fetchFile = async (url: string, { format, signal, onRows }: Fetching): Promise<Blob> => {
  const type = contentTypes[format];
  const response = await fetch(url, { headers: { accept: type }, signal, credentials: 'same-origin' }).catch(() => Promise.reject(lost()));
  if (!response.ok || !response.body) throw await readProblem(response);
  const onLines = format === 'csv' ? onRows : undefined;
  // A connection that is cut means that the file is not whole: nothing of it is given out.
  return new Blob(await chunksOf(response.body, onLines).catch(() => Promise.reject(lost())), { type });
};

const chunksOf = async (body: ReadableStream<Uint8Array<ArrayBuffer>>, onLines: ((lines: number) => void) | undefined) => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  // The first line is the header.
  let lines = -1;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    if (!onLines) continue;
    lines += countLines(part.value);
    onLines(Math.max(lines, 0));
  }
  return chunks;
};
