import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { AudioPicker } from '#ui/audio/audio-picker.tsx';
import { Fact } from '#ui/facts.tsx';
import { RadioField } from '#ui/fields/radio-field.tsx';
import { SecretField } from '#ui/fields/secret-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { useAccess } from '../access.tsx';
import { WarningsAt } from '../explain/warnings.tsx';
import { CardDialog, type CardDialogProps } from './card-dialog.tsx';
import { Card } from './card.tsx';
import { useCardDialog } from './use-card-dialog.tsx';

/** What becomes of calls that nobody took. */
export const VoicemailCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.voicemail');
  // Its person has a card of its own for the greeting, which they record rather than choose.
  const { isOwn } = useAccess();
  const { unanswered, hasPin, greetingAudio, isNotified, email } = settings.voicemail;
  return (
    <Card title={t('title')} onEdit={useCardDialog(VoicemailDialog, settings)}>
      <Fact label={t('unanswered')}>{t(`choices.${unanswered}`)}</Fact>
      {unanswered === 'VOICEMAIL' && (
        <>
          <Fact label={t('pin')}>{hasPin ? t('pinSet') : t('pinNeeded')}</Fact>
          {!isOwn && <Fact label={t('greeting')}>{greetingAudio?.label ?? t('tone')}</Fact>}
          <Fact label={t('notice')}>{isNotified ? email : t('noNotice')}</Fact>
        </>
      )}
    </Card>
  );
};

const endpoint = 'updateVoicemail';
const schema = extensionCards.updateVoicemail.body!;
const valuesOf = ({ voicemail }: ExtensionSettings) => voicemail;

const VoicemailDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.voicemail');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  const unanswered = useWatch({ control: form.control, name: 'unanswered' });
  const { hasPin } = settings.voicemail;
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose}
      effect={{ state: 'NO_ANSWER', of: ({ pin, ...draft }) => ({ voicemail: { ...draft, hasPin: hasPin || pin !== null } }) }}>
      <RadioField form={form} name="unanswered" label={t('unanswered')} options={(['END', 'VOICEMAIL'] as const).map((value) => ({ value, label: t(`choices.${value}`) }))} />
      {unanswered === 'VOICEMAIL' && <VoicemailFields form={form} settings={settings} />}
    </CardDialog>
  );
};

const VoicemailFields = ({ form, settings: { voicemail } }: { form: ZodForm<typeof schema>; settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.voicemail');
  const { isOwn } = useAccess();
  const isNotified = useWatch({ control: form.control, name: 'isNotified' });
  const greeting = voicemail.greetingAudio && { id: voicemail.greetingAudio.id, name: voicemail.greetingAudio.label };
  return (
    <>
      <div>
        <SecretField form={form} name="pin" label={t('pin')} help={t('pinHelp')} required isSet={voicemail.hasPin} />
        <WarningsAt pointer="/voicemail/hasPin" />
      </div>
      {!isOwn && <AudioPicker form={form} name="greetingAudioId" label={t('greeting')} help={t('greetingHelp')} placeholder={t('tone')} chosen={greeting} />}
      <SwitchField form={form} name="isNotified" label={t('notice')} help={t('noticeHelp')} />
      {isNotified && <TextField form={form} name="email" type="email" label={t('email')} required maxLength={254} />}
    </>
  );
};
