import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { Reference } from '@patchbay/contract/http/problem';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { AudioPicker } from '#ui/audio/audio-picker.tsx';
import { MusicPicker } from '#ui/audio/music-picker.tsx';
import { Fact } from '#ui/facts.tsx';
import { NumberField } from '#ui/fields/number-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { FormRow } from '#ui/form-page.tsx';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { CardDialog, type CardDialogProps } from './card-dialog.tsx';
import { Card } from './card.tsx';
import { useCardDialog } from './use-card-dialog.tsx';

/** How many calls it takes, and how the next ones wait. */
export const CallWaitingCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.callWaiting');
  const { isQueued, maxWaiting, maxSimultaneous, welcomeAudio, musicOnHoldAudio, musicOnHoldPlaylist } = settings.callWaiting;
  return (
    <Card title={t('title')} onEdit={useCardDialog(CallWaitingDialog, settings)}>
      <Fact label={t('isQueued')}>{isQueued ? t('queued') : t('notQueued')}</Fact>
      {isQueued && (
        <>
          <Fact label={t('maxSimultaneous')}>{maxSimultaneous}</Fact>
          <Fact label={t('maxWaiting')}>{maxWaiting}</Fact>
          <Fact label={t('welcome')}>{welcomeAudio?.label ?? t('noWelcome')}</Fact>
          <Fact label={t('music')}>{(musicOnHoldAudio ?? musicOnHoldPlaylist)?.label ?? t('usualMusic')}</Fact>
        </>
      )}
    </Card>
  );
};

const endpoint = 'updateCallWaiting';
const schema = extensionCards.updateCallWaiting.body!;
const valuesOf = ({ callWaiting }: ExtensionSettings) => callWaiting;

const CallWaitingDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.callWaiting');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  const isQueued = useWatch({ control: form.control, name: 'isQueued' });
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose} effect={{ state: 'BUSY', of: (waiting) => ({ waiting }) }}>
      <SwitchField form={form} name="isQueued" label={t('isQueued')} help={t('isQueuedHelp')} />
      {isQueued && <QueueFields form={form} settings={settings} />}
    </CardDialog>
  );
};

const named = (audio: Reference | null) => audio && { id: audio.id, name: audio.label };

const QueueFields = ({ form, settings: { callWaiting } }: { form: ZodForm<typeof schema>; settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.callWaiting');
  return (
    <>
      <FormRow>
        <NumberField form={form} name="maxSimultaneous" label={t('maxSimultaneous')} help={t('maxSimultaneousHelp')} min={1} max={100} required />
        <NumberField form={form} name="maxWaiting" label={t('maxWaiting')} help={t('maxWaitingHelp')} min={1} max={100} required />
      </FormRow>
      <AudioPicker form={form} name="welcomeAudioId" label={t('welcome')} help={t('welcomeHelp')} placeholder={t('noWelcome')} chosen={named(callWaiting.welcomeAudio)} />
      <MusicPicker form={form}
        audio={{ name: 'musicOnHoldAudioId', label: t('music'), help: t('musicHelp'), placeholder: t('usualMusic'), chosen: callWaiting.musicOnHoldAudio }}
        playlist={{ name: 'musicOnHoldPlaylistId', label: t('playlist'), help: t('playlistHelp'), placeholder: t('noPlaylist'), chosen: callWaiting.musicOnHoldPlaylist }} />
    </>
  );
};
