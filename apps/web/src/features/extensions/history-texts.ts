import type { CallWaiting } from '@patchbay/contract/call-waiting';
import type { EndpointsDraft, IdentityDraft, Monitoring } from '@patchbay/contract/extension-cards';
import { conditions, type Forwarding } from '@patchbay/contract/forwarding';
import type { Destination } from '@patchbay/contract/primitives/destination';
import type { Voicemail } from '@patchbay/contract/voicemail';
import { localOf, wallAt } from '@patchbay/domain/schedules/wall-clock';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import type { DiffTexts } from '#ui/diff.tsx';
import { useLocalText } from './explain/use-call-words.ts';
import { useDestinationName } from './forwarding/use-destination-name.ts';
import { useTimesText } from './forwarding/rule-words.ts';

/** As the audit log has it. */
type Identity = Omit<IdentityDraft, 'displayName'> & { imageId: string | null };

const kinds = ['softphone', 'mobile', 'thirdParty', 'ipPhone'] as const;
const lines = (parts: (string | false)[]): string => parts.filter(Boolean).join('; ') || '—';

/** What is in the cards as a person reads it, for the history. */
export const useHistoryTexts = (id: string): DiffTexts => {
  const t = useTranslations('extensionCards');
  const [who, roles] = [useTranslations('extensions.identity'), useTranslations('roles')];
  const { timeZone } = usePlace();
  const [local, times, nameOf] = [useLocalText(), useTimesText(), useDestinationName(id)];
  const moment = (at: string) => local(localOf(wallAt(timeZone, Date.parse(at))));
  const to = (destination: Destination | null) => (destination ? nameOf(destination) : t('noDestination'));
  const texts: { [key: string]: (value: never) => string } = {
    identity: ({ username, authentication, personalContact, isSignInAllowed, role, imageId }: Identity) =>
      lines([username, roles(role), who(isSignInAllowed ? 'allowed' : 'notAllowed'), who(`authentications.${authentication}`), personalContact, imageId !== null && who('hasImage')]),
    endpoints: (value: EndpointsDraft) => lines(kinds.map((kind) => value[kind].isOn && (kind === 'softphone' ? t(`endpoints.kinds.${value.softphone.kind}`) : t(`endpoints.${kind}`)))),
    voicemail: ({ unanswered, hasPin, isNotified, email }: Voicemail) =>
      lines([t(`voicemail.choices.${unanswered}`), `${t('voicemail.pin')}: ${t(hasPin ? 'voicemail.pinSet' : 'voicemail.pinMissing')}`, `${t('voicemail.notice')}: ${isNotified ? email : t('voicemail.noNotice')}`]),
    callWaiting: ({ isQueued, maxSimultaneous, maxWaiting }: CallWaiting) =>
      isQueued ? lines([t('callWaiting.queued'), `${t('callWaiting.maxSimultaneous')}: ${maxSimultaneous}`, `${t('callWaiting.maxWaiting')}: ${maxWaiting}`]) : t('callWaiting.notQueued'),
    monitoring: ({ monitorsOthers, mayBeMonitored }: Monitoring) => lines([monitorsOthers && t('monitoring.monitorsOthers'), mayBeMonitored && t('monitoring.mayBeMonitored')]),
    unconditionalForward: ({ mode, destination, rules }: Forwarding['unconditional']) =>
      lines([t(`unconditional.modes.${mode}`), mode === 'ALWAYS' && to(destination), ...(mode === 'SCHEDULE' ? rules.map((rule) => `${rule.name} ${times(rule)} → ${to(rule.destination)}`.trim()) : [])]),
    exceptionNumbers: (value: Forwarding['exceptionNumbers']) => lines(value.map(({ number, label }) => `${number} ${label}`.trim())),
    conditionalForward: (value: Forwarding['conditional']) =>
      lines([
        ...conditions.map((condition) => `${t(`conditional.conditions.${condition}`)}: ${value[condition].action === 'FORWARD' ? to(value[condition].destination) : t('conditional.end')}`),
        `${t('conditional.ringSeconds')}: ${t('conditional.seconds', { count: value.noAnswer.ringSeconds })}`,
      ]),
    temporaryForward: ({ from, until, destination }: NonNullable<Forwarding['temporary']>) => `${moment(from)} – ${moment(until)} → ${to(destination)}`,
  };
  return (key, value) => (value === null || value === undefined ? undefined : texts[key]?.(value as never));
};
