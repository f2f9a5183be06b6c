import { audioFiles, audioLimits, Speech, type AudioFile } from '@patchbay/contract/audio-files';
import { Alert, Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { readProblem } from '#api/problem.ts';
import { useApi, useCommand } from '#api/query.ts';
import { urlOf } from '#api/client.ts';
import { FormBody } from '#ui/form/form-body.tsx';
import { useSubmit } from '#ui/form/use-submit.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { TextAreaField, TextField } from '#ui/fields/text-field.tsx';
import { Icon } from '#ui/icons.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { showProblem, useProblemText } from '#ui/problem.tsx';
import { useIssueText } from '#ui/issue-text.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './audio.module.css';
import { Player } from './player.tsx';
import type { NewAudio } from './send-audio.ts';

interface Props {
  onDone: (files: NewAudio[]) => void;
  onDirty: (isDirty: boolean) => void;
}

/** A text that a voice reads: heard first, then kept. */
export const SpeechPanel = (props: Props) => {
  const query = useApi(audioFiles.voices);
  return <Loaded query={query}>{({ isAvailable, items }) => (isAvailable ? <SpeechForm voices={items} {...props} /> : <NotInstalled />)}</Loaded>;
};

const NotInstalled = () => {
  const t = useTranslations('audioFiles.speech');
  return (
    <div className={styles.panel}>
      <Alert variant="light" color="gray" icon={<Icon name="info" />} title={t('notInstalled.title')}>
        {t('notInstalled.text')}
      </Alert>
    </div>
  );
};

type Voices = { id: string; name: string; language: string }[];

/** Whoever speaks as the viewer reads, if not exactly so. */
const voiceFor = (voices: Voices, locale: string): string => {
  const [wanted, language = ''] = [locale.toLowerCase(), locale.split('-')[0]];
  return (voices.find((voice) => voice.language === wanted) ?? voices.find((voice) => voice.language === language) ?? voices.find((voice) => voice.language.startsWith(`${language}-`)) ?? voices[0])?.id ?? '';
};

const SpeechForm = ({ voices, onDone, onDirty }: Props & { voices: Voices }) => {
  const t = useTranslations('audioFiles.speech');
  const fields = useTranslations('audioFiles.fields');
  const locale = useLocale();
  const speak = useCommand(audioFiles.speak);
  const form = useZodForm(audioFiles.speak.body!, { defaultValues: { name: '', text: '', voice: voiceFor(voices, locale) } });
  const { isDirty } = form.formState;
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const preview = usePreview(form as never);
  const { submit, isSaving, problem } = useSubmit({ form, onSave: (body) => speak.mutateAsync({ body }), onSaved: (saved: AudioFile) => onDone([saved]) });
  const buttons = (
    <>
      <Button variant="default" leftSection={<Icon name="sound" />} loading={preview.isBusy} onClick={() => void preview.listen()}>{t('listen')}</Button>
      <Button type="submit" loading={isSaving}>{t('save')}</Button>
    </>
  );
  return (
    <div className={styles.panel}>
      <FormBody label={t('title')} problem={problem} onSubmit={() => void submit()} footer={buttons}>
        <TextAreaField form={form} name="text" label={fields('text')} help={t('textHelp', { most: audioLimits.textLength })} required />
        <SelectField form={form} name="voice" label={fields('voice')} required options={voices.map(({ id, name, language }) => ({ value: id, label: `${name} · ${language}` }))} />
        <TextField form={form} name="name" label={fields('name')} required maxLength={60} />
        {preview.heard && <Player key={preview.heard.src} src={preview.heard.src} name={t('preview')} durationSeconds={preview.heard.durationSeconds} />}
      </FormBody>
    </div>
  );
};

interface Heard {
  src: string;
  durationSeconds: number;
}

type SpeechLike = ReturnType<typeof useZodForm<typeof Speech>>;

/** Hears what stands in the form. */
const usePreview = (form: SpeechLike) => {
  const { id: at } = usePlace();
  const text = useProblemText();
  const issueText = useIssueText();
  const [isBusy, setIsBusy] = useState(false);
  const [heard, setHeard] = useState<Heard>();
  const src = heard?.src;
  useEffect(() => () => void (src && URL.revokeObjectURL(src)), [src]);
  const listen = async () => {
    if (!(await form.trigger(['text', 'voice'], { shouldFocus: true }))) return;
    setIsBusy(true);
    try {
      setHeard(await spoken(at, form.getValues()));
    } catch (error) {
      showProblem({ setError: form.setError, setFocus: form.setFocus, names: form.labels.keys() } as never, error, text, issueText);
    } finally {
      setIsBusy(false);
    }
  };
  return { heard, isBusy, listen };
};

const spoken = async (at: string, { text, voice }: Speech): Promise<Heard> => {
  const headers = { 'content-type': 'application/json', 'x-patchbay-request': '1' };
  const answer = await fetch(urlOf(audioFiles.preview, { at }), { method: 'POST', headers, body: JSON.stringify({ text, voice }), credentials: 'same-origin' });
  if (!answer.ok) throw await readProblem(answer);
  const wav = await answer.arrayBuffer();
  // Bytes a second stand at 28 in the file's head.
  const bytesPerSecond = new DataView(wav).getUint32(28, true);
  return { src: URL.createObjectURL(new Blob([wav], { type: 'audio/wav' })), durationSeconds: (wav.byteLength - 44) / bytesPerSecond };
};
