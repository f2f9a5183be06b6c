import type { AudioFile } from '@patchbay/contract/audio-files';
import { Tabs } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useAskToDiscard } from '#ui/form/leave-guard.ts';
import { Icon } from '#ui/icons.tsx';
import { RecordPanel } from './record-panel.tsx';
import { SpeechPanel } from './speech-panel.tsx';
import { UploadPanel } from './upload-panel.tsx';

interface Options {
  /** One file is wanted, not several. */
  isSingle?: boolean;
}

/**
 * Uploads, records, or lets a text be read, in a dialog; answers the new files.
 * @example const [file] = await addAudio({ isSingle: true })
 */
export const useNewAudio = () => {
  const open = useDialog();
  return useCallback(async ({ isSingle = false }: Options = {}): Promise<AudioFile[]> => (await open<AudioFile[]>((done) => <NewAudioDialog isSingle={isSingle} onDone={done} />)) ?? [], [open]);
};

const ways = [
  { value: 'upload', icon: 'upload' },
  { value: 'record', icon: 'microphone' },
  { value: 'speech', icon: 'message' },
] as const;

const NewAudioDialog = ({ isSingle, onDone }: { isSingle: boolean; onDone: (files: AudioFile[]) => void }) => {
  const t = useTranslations('audioFiles.new');
  const ask = useAskToDiscard();
  const [way, setWay] = useState<string>('upload');
  const [isDirty, setIsDirty] = useState(false);
  const mayLeave = async () => !isDirty || (await ask());
  const close = async () => {
    if (await mayLeave()) onDone([]);
  };
  const choose = async (next: string | null) => {
    if (next === null || next === way || !(await mayLeave())) return;
    setIsDirty(false);
    setWay(next);
  };
  const panels = {
    upload: <UploadPanel isSingle={isSingle} onDone={onDone} onDirty={setIsDirty} />,
    record: <RecordPanel onDone={onDone} onDirty={setIsDirty} />,
    speech: <SpeechPanel onDone={onDone} onDirty={setIsDirty} />,
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
