import { AudioFileDraft } from '@patchbay/contract/audio-files';
import { Alert, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { invalidateNouns } from '#api/query.ts';
import { FormBody } from '#ui/form/form-body.tsx';
import { useSubmit } from '#ui/form/use-submit.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { Icon } from '#ui/icons.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './audio.module.css';
import { clock } from './clock.ts';
import { Player } from './player.tsx';
import type { NewAudio, SoundTarget } from './send-audio.ts';
import { mostSeconds, useRecorder, type Hindrance, type Recording } from './use-recorder.ts';

interface Props {
  target: SoundTarget;
  onDone: (files: NewAudio[]) => void;
  /** Something would be lost by closing. */
  onDirty: (isDirty: boolean) => void;
}

/** Speaks into the microphone, hears it, and keeps it. */
export const RecordPanel = ({ target, onDone, onDirty }: Props) => {
  const t = useTranslations('audioFiles.record');
  const { state, start, stop, discard } = useRecorder();
  const isDirty = state.is === 'recording' || state.is === 'recorded';
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  if (state.is === 'recorded') return <Recorded recording={state.recording} target={target} onAgain={discard} onDone={onDone} />;
  const isRecording = state.is === 'recording';
  return (
    <div className={styles.panel}>
      {state.is === 'hindered' && <Hindered by={state.by} />}
      <div className={styles.recorder}>
        <span className={styles.elapsed} role="timer" aria-label={t('elapsed')}>{clock(isRecording ? state.seconds : 0)}</span>
        <Level value={isRecording ? state.level : 0} />
        {isRecording ? (
          <Button color="red" leftSection={<Icon name="stop" />} onClick={stop}>{t('stop')}</Button>
        ) : (
          <Button leftSection={<Icon name="microphone" />} loading={state.is === 'asking'} onClick={() => void start()}>{t('start')}</Button>
        )}
        <span className={styles.small} aria-live="polite">{isRecording ? t('recording') : t('bounds', { minutes: Math.floor(mostSeconds / 60) })}</span>
      </div>
    </div>
  );
};

const Level = ({ value }: { value: number }) => {
  const t = useTranslations('audioFiles.record');
  return (
    <div role="meter" className={styles.level} aria-label={t('level')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(Math.min(1, value) * 100)}>
      <div style={{ transform: `scaleX(${Math.min(1, value)})` }} />
    </div>
  );
};

const Hindered = ({ by }: { by: Hindrance }) => {
  const t = useTranslations('audioFiles.record.hindered');
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="warning" />} title={t(`${by}.title`)}>
      {t(`${by}.text`)}
    </Alert>
  );
};

const Recorded = ({ recording, target, onAgain, onDone }: Pick<Props, 'target' | 'onDone'> & { recording: Recording; onAgain: () => void }) => {
  const t = useTranslations('audioFiles.record');
  const fields = useTranslations('audioFiles.fields');
  const format = useFormatter();
  const { id: at } = usePlace();
  const client = useQueryClient();
  const form = useZodForm(AudioFileDraft, { defaultValues: { name: t('defaultName', { at: format.dateTime(new Date(), { dateStyle: 'medium', timeStyle: 'short' }) }) } });
  const onSave = ({ name }: AudioFileDraft) => target.send({ at, name, source: 'RECORDED', body: recording.wav }, { idempotencyKey: crypto.randomUUID() });
  const onSaved = (saved: NewAudio) => {
    void invalidateNouns(client, [target.noun]);
    onDone([saved]);
  };
  const { submit, isSaving, problem } = useSubmit({ form, onSave, onSaved });
  const buttons = (
    <>
      <Button variant="default" onClick={onAgain}>{t('again')}</Button>
      <Button type="submit" loading={isSaving}>{t('save')}</Button>
    </>
  );
  return (
    <div className={styles.panel}>
      <Player src={recording.src} name={t('yours')} durationSeconds={recording.durationSeconds} peaks={recording.peaks} />
      <FormBody label={t('save')} problem={problem} onSubmit={() => void submit()} footer={buttons}>
        {target.isNamed && <TextField form={form} name="name" label={fields('name')} required maxLength={60} />}
      </FormBody>
    </div>
  );
};
