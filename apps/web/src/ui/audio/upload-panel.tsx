import { Button, Progress, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isProblem } from '#api/problem.ts';
import { Icon } from '#ui/icons.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { useDrop } from '#ui/use-drop.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { useSizeText } from '#ui/use-size-text.ts';
import styles from './audio.module.css';
import type { NewAudio, SoundTarget } from './send-audio.ts';
import { useFaultText } from './use-fault-text.ts';
import { useUploads, type Sending } from './use-uploads.ts';

interface Props {
  /** One file is wanted: the dialog ends with it. */
  isSingle: boolean;
  target: SoundTarget;
  onDone: (files: NewAudio[]) => void;
  /** Something would be lost by closing. */
  onDirty: (isDirty: boolean) => void;
}

/** Files, dropped or chosen, several at once; each says how far it is and what is wrong with it. */
export const UploadPanel = ({ isSingle, target, onDone, onDirty }: Props) => {
  const t = useTranslations('audioFiles.new');
  const kept = useKeptFocus<HTMLDivElement>();
  const { sendings, add, again, drop } = useUploads(target);
  const done = sendings.flatMap((sending) => sending.done ?? []);
  const isBusy = sendings.some((sending) => !sending.done && !sending.error);
  useEffect(() => onDirty(isBusy), [isBusy, onDirty]);
  const finish = useRef(onDone);
  finish.current = onDone;
  const [first] = done;
  useEffect(() => {
    if (isSingle && first) finish.current([first]);
  }, [isSingle, first]);
  return (
    <div ref={kept} className={styles.panel} role="group" aria-label={t('files')}>
      <DropBox isSingle={isSingle} onFiles={(files) => add(isSingle ? files.slice(0, 1) : files)} />
      {sendings.length > 0 && (
        <ul className={styles.sent} aria-label={t('files')}>
          {sendings.map((sending) => (
            <SendingFile key={sending.key} sending={sending} isNamed={target.isNamed} onAgain={(name) => again(sending, name)} onDrop={() => drop(sending.key)} />
          ))}
        </ul>
      )}
      {!isSingle && done.length > 0 && (
        <div className={styles.buttons}>
          <Button loading={isBusy} onClick={() => onDone(done)}>
            {t('finish')}
          </Button>
        </div>
      )}
    </div>
  );
};

const DropBox = ({ isSingle, onFiles }: { isSingle: boolean; onFiles: (files: File[]) => void }) => {
  const t = useTranslations('audioFiles.new');
  const id = useId();
  return (
    <label htmlFor={id} className={styles.drop} {...useDrop(onFiles)}>
      <input id={id} type="file" multiple={!isSingle} accept=".mp3,.m4a,.wav,.flac,.ogg,audio/*" className={styles.input} aria-describedby={`${id}-help`}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // So that the same file can be chosen once more.
          currentTarget.value = '';
        }} />
      <Icon name="upload" size={22} />
      <span className={styles.words}>
        <span>{t(isSingle ? 'dropOne' : 'drop')}</span>
        <span id={`${id}-help`} className={styles.small}>{t('bounds')}</span>
      </span>
    </label>
  );
};

const SendingFile = ({ sending, isNamed, onAgain, onDrop }: { sending: Sending; isNamed: boolean; onAgain: (name: string) => void; onDrop: () => void }) => {
  const t = useTranslations('audioFiles.new');
  const faultText = useFaultText();
  const sizeText = useSizeText();
  const { file, sentBytes, done, error } = sending;
  const state = sentBytes === undefined ? 'waiting' : sentBytes >= file.size ? 'decoding' : 'sending';
  return (
    <li className={styles.one}>
      <div className={styles.line}>
        <span className={styles.fileName}>{done ? done.name : file.name}</span>
        <span className={styles.small}>{done ? t('added') : sizeText(file.size)}</span>
        {error !== undefined && <IconButton icon="close" label={t('takeAway', { name: file.name })} onClick={onDrop} />}
      </div>
      {!done && error === undefined && (
        <>
          <Progress value={file.size === 0 ? 100 : (100 * (sentBytes ?? 0)) / file.size} animated={state === 'decoding'} aria-label={t('progress', { name: file.name })} />
          <span className={styles.small} aria-live="polite">{t(state)}</span>
        </>
      )}
      {error !== undefined && <p role="alert" className={styles.wrong}>{faultText(error)}</p>}
      {isProblem(error, 'already-exists', 'unreachable', 'unavailable', 'rate-limited', 'validation-failed') && <Again sending={sending} isNamed={isNamed} onAgain={onAgain} />}
    </li>
  );
};

/** Under another name, where that was the matter. */
const Again = ({ sending: { file, name }, isNamed, onAgain }: { sending: Sending; isNamed: boolean; onAgain: (name: string) => void }) => {
  const t = useTranslations('audioFiles.new');
  const [wanted, setWanted] = useState(name);
  return (
    <form className={styles.line} onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); onAgain(wanted.trim()); }}>
      {isNamed && <TextInput aria-label={t('nameOf', { name: file.name })} value={wanted} maxLength={60} onChange={({ currentTarget }) => setWanted(currentTarget.value)} style={{ flex: 1 }} />}
      <Button type="submit" variant="default" disabled={wanted.trim() === ''}>{t('again')}</Button>
    </form>
  );
};
