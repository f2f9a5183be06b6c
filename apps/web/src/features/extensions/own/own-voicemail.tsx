import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import { ownExtension } from '@patchbay/contract/own-extension';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { upload } from '#api/upload.ts';
import { useNewAudio } from '#ui/audio/new-audio.tsx';
import { Player } from '#ui/audio/player.tsx';
import type { SoundTarget } from '#ui/audio/send-audio.ts';
import { Fact } from '#ui/facts.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Group } from '#ui/kit.ts';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import styles from '../cards/card.module.css';
import { Card } from '../cards/card.tsx';
import { VoicemailCard } from '../cards/voicemail.tsx';

/** The own voicemail, and what greets callers there. */
export const OwnVoicemail = ({ settings }: { settings: ExtensionSettings }) => (
  <div className={styles.grid}>
    <VoicemailCard settings={settings} />
    <GreetingCard settings={settings} />
  </div>
);

/** Straight to the own voicemail, without the audio files of the enterprise. */
const greeting: SoundTarget = {
  send: async ({ at, body }, options) => {
    const { voicemail } = await upload(ownExtension.setGreeting, { at, body }, options);
    return { id: voicemail.greetingAudioId ?? '', name: voicemail.greetingAudio?.label ?? '' };
  },
  noun: 'ownExtension',
  ways: ['upload', 'record'],
  isNamed: false,
};

/** What is still missing until callers hear it. */
const missing = ({ unanswered, hasPin }: ExtensionSettings['voicemail']) => {
  if (unanswered === 'END') return 'off';
  return hasPin ? undefined : 'noPin';
};

const GreetingCard = ({ settings: { voicemail } }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensions.own.greeting');
  const words = useTranslations('extensionCards.voicemail');
  const { may } = usePlace();
  const addAudio = useNewAudio();
  const attempt = useAttempt();
  const update = useCommand(ownExtension.updateVoicemail);
  const change = async () => {
    const [made] = await addAudio({ isSingle: true, target: greeting });
    if (made) toast.done(t(missing(voicemail) ?? 'saved'));
  };
  const remove = async () => {
    const { unanswered, isNotified, email, version } = voicemail;
    if (await attempt(() => update.mutateAsync({ body: { unanswered, isNotified, email, version, pin: null, greetingAudioId: null } }))) toast.done(t(missing(voicemail) ?? 'removed'));
  };
  const tools = may('ownExtension:write') && (
    <Group gap="sm" mt={10} mb={4}>
      <Button variant="default" leftSection={<Icon name="microphone" size={15} />} onClick={() => void change()}>{t('change')}</Button>
      {voicemail.greetingAudio && <Button variant="subtle" color="gray" loading={update.isPending} onClick={() => void remove()}>{t('remove')}</Button>}
    </Group>
  );
  const more = (
    <>
      {voicemail.greetingAudio && <Heard version={voicemail.version} />}
      {tools}
    </>
  );
  return (
    <Card title={words('greeting')} help={words('greetingHelp')} more={more}>
      <Fact label={t('now')}>{voicemail.greetingAudio?.label ?? words('tone')}</Fact>
    </Card>
  );
};

/** What callers hear, to be heard before they do. */
const Heard = ({ version }: { version: number }) => {
  const { id: at } = usePlace();
  const { data } = useApi(ownExtension.greeting);
  return data && <Player src={urlOf(ownExtension.greetingSound, { at, query: { version: String(version) } })} {...data} />;
};
