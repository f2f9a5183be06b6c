import { Tabs } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useAskToDiscard, useDialogGuard } from '#ui/form/leave-guard.ts';
import { Icon } from '#ui/icons.tsx';
import { RecordPanel } from './record-panel.tsx';
import { library, type NewAudio, type SoundTarget } from './send-audio.ts';
import { SpeechPanel } from './speech-panel.tsx';
import { UploadPanel } from './upload-panel.tsx';

interface Options {
  /** One file is wanted, not several. */
  isSingle?: boolean;
  /** Where it goes; to the audio files unless it is said. */
  target?: SoundTarget;
}

/**
 * Uploads, records, or lets a text be read, in a dialog; answers the new files.
 * @example const [file] = await addAudio({ isSingle: true })
 */
export const useNewAudio = () => {
  const open = useDialog();
  return useCallback(async ({ isSingle = false, target = library }: Options = {}): Promise<NewAudio[]> => (await open<NewAudio[]>((done) => <NewAudioDialog isSingle={isSingle} target={target} onDone={done} />)) ?? [], [open]);
};

const allWays = [
  { value: 'upload', icon: 'upload' },
  { value: 'record', icon: 'microphone' },
  { value: 'speech', icon: 'message' },
] as const;

const NewAudioDialog = ({ isSingle, target, onDone }: { isSingle: boolean; target: SoundTarget; onDone: (files: NewAudio[]) => void }) => {
  const t = useTranslations('audioFiles.new');
  const ask = useAskToDiscard();
  const ways = allWays.filter(({ value }) => target.ways.includes(value));
  const [way, setWay] = useState<string>('upload');
  const [isDirty, setIsDirty] = useState(false);
  const allowLeaving = useDialogGuard(isDirty, () => onDone([]));
  const finish = (files: NewAudio[]) => {
    allowLeaving();
    onDone(files);
  };
  const mayLeave = async () => !isDirty || (await ask());
  const close = async () => {
    if (await mayLeave()) finish([]);
  };
  const choose = async (next: string | null) => {
    if (next === null || next === way || !(await mayLeave())) return;
    setIsDirty(false);
    setWay(next);
  };
  const panels = {
    upload: <UploadPanel isSingle={isSingle} target={target} onDone={finish} onDirty={setIsDirty} />,
    record: <RecordPanel target={target} onDone={finish} onDirty={setIsDirty} />,
    speech: <SpeechPanel onDone={finish} onDirty={setIsDirty} />,
  };
  return (
    <Dialog title={t('title')} size="lg" onClose={() => void close()}>
      <Tabs value={way} onChange={(next) => void choose(next)} keepMounted={false}>
        <Tabs.List aria-label={t('ways')}>
          {ways.map(({ value, icon }) => (
            <Tabs.Tab key={value} value={value} leftSection={<Icon name={icon} />}>{t(`by.${value}`)}</Tabs.Tab>
          ))}
        </Tabs.List>
        {ways.map(({ value }) => (
          <Tabs.Panel key={value} value={value}>{panels[value]}</Tabs.Panel>
        ))}
      </Tabs>
    </Dialog>
  );
};
