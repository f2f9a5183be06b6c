import type { CallWaiting } from '@patchbay/contract/call-waiting';
import type { EndpointsDraft, IdentityDraft, Monitoring } from '@patchbay/contract/extension-cards';
import { conditions, type Forwarding } from '@patchbay/contract/forwarding';
import type { Destination } from '@patchbay/contract/primitives/destination';
import type { Voicemail } from '@patchbay/contract/voicemail';
import { localOf, wallAt } from '@patchbay/domain/schedules/wall-clock';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDestinationText } from '#ui/destination.tsx';
import type { RecordedTexts } from '#ui/diff.tsx';
import { useLocalText } from './explain/use-call-words.ts';
import { useTimesText } from './forwarding/rule-words.ts';

/** As the audit log has it. */
type Identity = Omit<IdentityDraft, 'displayName'> & { imageId: string | null };

const kinds = ['softphone', 'mobile', 'thirdParty', 'ipPhone'] as const;
const lines = (parts: (string | false)[]): string => parts.filter(Boolean).join('; ') || '—';

type NameOf = Parameters<RecordedTexts>[2];

/** Where calls were sent, by name where that is still there. */
const useFormerDestination = () => {
  const t = useTranslations('extensionCards');
  const text = useDestinationText();
  return (destination: Destination | null, nameOf: NameOf): string => {
    if (destination === null) return t('noDestination');
    if (destination.kind === 'EXTERNAL') return text({ destination, label: destination.e164 });
    const label = nameOf(destination.kind === 'VOICEMAIL' ? destination.extensionId : destination.id);
    return label === undefined ? t(`formerly.${destination.kind}`) : text({ destination, label });
  };
};

/** What is in the cards as a person reads it, for the history. */
export const useHistoryTexts = (): RecordedTexts => {
  const t = useTranslations('extensionCards');
  const [who, roles] = [useTranslations('extensions.identity'), useTranslations('roles')];
  const { timeZone } = usePlace();
  const [local, times, to] = [useLocalText(), useTimesText(), useFormerDestination()];
  const moment = (at: string) => local(localOf(wallAt(timeZone, Date.parse(at))));
  const named = (what: string, id: string | null, nameOf: NameOf) => id !== null && `${what}: ${nameOf(id) ?? t('formerly.other')}`;
  const texts: { [key: string]: (value: never, nameOf: NameOf) => string } = {
    identity: ({ username, authentication, personalContact, isSignInAllowed, role, imageId }: Identity) =>
      lines([username, roles(role), who(isSignInAllowed ? 'allowed' : 'notAllowed'), who(`authentications.${authentication}`), personalContact, imageId !== null && who('hasImage')]),
    endpoints: (value: EndpointsDraft, nameOf) => {
      const words = { softphone: t(`endpoints.kinds.${value.softphone.kind}`), mobile: named(t('endpoints.mobile'), value.mobile.userId, nameOf) || t('endpoints.mobile'), thirdParty: t('endpoints.thirdParty'), ipPhone: t('endpoints.ipPhone') };
      return lines(kinds.map((kind) => value[kind].isOn && words[kind]));
    },
    voicemail: ({ unanswered, hasPin, greetingAudioId, isNotified, email }: Voicemail, nameOf) =>
      lines([
        t(`voicemail.choices.${unanswered}`), `${t('voicemail.pin')}: ${t(hasPin ? 'voicemail.pinSet' : 'voicemail.pinMissing')}`, named(t('voicemail.greeting'), greetingAudioId, nameOf),
        `${t('voicemail.notice')}: ${isNotified ? email : t('voicemail.noNotice')}`,
      ]),
    callWaiting: ({ isQueued, maxSimultaneous, maxWaiting, welcomeAudioId, musicOnHoldAudioId, musicOnHoldPlaylistId = null }: CallWaiting, nameOf) =>
      lines([
        t(isQueued ? 'callWaiting.queued' : 'callWaiting.notQueued'), ...(isQueued ? [`${t('callWaiting.maxSimultaneous')}: ${maxSimultaneous}`, `${t('callWaiting.maxWaiting')}: ${maxWaiting}`] : []),
        named(t('callWaiting.welcome'), welcomeAudioId, nameOf), named(t('callWaiting.music'), musicOnHoldAudioId, nameOf), named(t('callWaiting.playlist'), musicOnHoldPlaylistId, nameOf),
      ]),
    monitoring: ({ monitorsOthers, mayBeMonitored }: Monitoring) => lines([monitorsOthers && t('monitoring.monitorsOthers'), mayBeMonitored && t('monitoring.mayBeMonitored')]),
    unconditionalForward: ({ mode, destination, rules }: Forwarding['unconditional'], nameOf) =>
      lines([t(`unconditional.modes.${mode}`), mode === 'ALWAYS' && to(destination, nameOf), ...(mode === 'SCHEDULE' ? rules.map((rule) => `${rule.name} ${times(rule)} → ${to(rule.destination, nameOf)}`.trim()) : [])]),
    exceptionNumbers: (value: Forwarding['exceptionNumbers']) => lines(value.map(({ number, label }) => `${number} ${label}`.trim())),
    conditionalForward: (value: Forwarding['conditional'], nameOf) =>
      lines([
        ...conditions.map((condition) => `${t(`conditional.conditions.${condition}`)}: ${value[condition].action === 'FORWARD' ? to(value[condition].destination, nameOf) : t('conditional.end')}`),
        `${t('conditional.ringSeconds')}: ${t('conditional.seconds', { count: value.noAnswer.ringSeconds })}`,
      ]),
    temporaryForward: ({ from, until, destination }: NonNullable<Forwarding['temporary']>, nameOf) => `${moment(from)} – ${moment(until)} → ${to(destination, nameOf)}`,
  };
  return (key, value, nameOf) => (value === null || value === undefined ? undefined : texts[key]?.(value as never, nameOf));
};
