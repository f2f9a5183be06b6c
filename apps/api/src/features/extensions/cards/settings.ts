import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { Reference } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { labelDestinations } from '../../../platform/destinations.ts';
import type { ExtensionState } from '../load.ts';
import { forwardsOf } from './forwarding.ts';

interface FoundNames {
  versions: Partial<Record<string, number>>;
  names: Reference[];
  devices: { id: string; os: string }[];
  hasPassword: boolean;
  lastSignInAt: Date | null;
}

/** In one query what the ids on the cards are called, and the version of each card. */
const findNames = async (tx: Tx, { id, presentationNumberId, dialPlanProfileId, endpoints, voicemail, callWaiting }: ExtensionState) => {
  const audio = [voicemail.greetingAudioId, callWaiting.welcomeAudioId, callWaiting.musicOnHoldAudioId].filter((one) => one !== null);
  const { userId } = endpoints.mobile;
  const [row] = await tx.$queryRaw<FoundNames[]>`
    select e.card_versions as versions,
      (select coalesce(jsonb_agg(n), '[]') from (
        select 'phone-number' as kind, id, e164 as label from phone_number where id = ${presentationNumberId}::uuid
        union all select 'dial-plan-profile', id, name from dial_plan_profile where id = ${dialPlanProfileId}::uuid
        union all select 'user', id, first_name || ' ' || last_name from app_user where id = ${userId}::uuid
        union all select 'playlist', id, name from playlist where id = ${callWaiting.musicOnHoldPlaylistId}::uuid
        union all select 'audio-file', id, name from audio_file where id = any(${audio}::uuid[])) n) as names,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'os', d.os) order by d.created_at, d.id), '[]') from app_device d where d.user_id = ${userId}::uuid) as devices,
      coalesce(a.has_password, false) as "hasPassword", a.last_sign_in_at as "lastSignInAt"
    from extension e left join extension_account(${id}::uuid) a on true where e.id = ${id}::uuid`;
  const names = new Map(row!.names.map((name) => [name.id, name]));
  return { ...row!, nameOf: (one: string | null): Reference | null => (one === null ? null : (names.get(one) ?? null)) };
};

/** Everything about an extension by cards, as it is answered. */
export const settingsOf = async (tx: Tx, state: ExtensionState): Promise<ExtensionSettings> => {
  const { id, displayName, isEnabled, shortNumber, phoneNumberIds, phoneNumbers, presentationNumberId, dialPlanProfileId, country, isAnonymous, hasPresence, isRecorded, voicemail, callWaiting, endpoints, identity: { imageId, ...identity } } = state;
  const { versions, devices, hasPassword, lastSignInAt, nameOf } = await findNames(tx, state);
  const version = (card: string) => ({ version: versions[card] ?? 1 });
  const labels = await labelDestinations(tx, forwardsOf(state).map(({ to }) => to));
  const shown = nameOf(presentationNumberId);
  return {
    id, displayName, isEnabled,
    identity: { ...identity, displayName, hasImage: imageId !== null, hasPassword, lastSignInAt: lastSignInAt?.toISOString() ?? null, ...version('identity') },
    numberSettings: {
      shortNumber, presentationNumberId, presentationNumber: shown && { id: shown.id, e164: shown.label as never }, dialPlanProfileId, dialPlanProfile: nameOf(dialPlanProfileId),
      country, isAnonymous, hasPresence, isRecorded, ...version('numberSettings'),
    },
    endpoints: {
      softphone: endpoints.softphone,
      mobile: { ...endpoints.mobile, user: nameOf(endpoints.mobile.userId), devices },
      thirdParty: { ...endpoints.thirdParty, account: state.sipUsername },
      ipPhone: { ...endpoints.ipPhone, phoneIds: state.phoneIds, phones: state.phones },
      ...version('endpoints'),
    },
    voicemail: { ...voicemail, greetingAudio: nameOf(voicemail.greetingAudioId), ...version('voicemail') },
    callWaiting: {
      ...callWaiting, welcomeAudio: nameOf(callWaiting.welcomeAudioId), musicOnHoldAudio: nameOf(callWaiting.musicOnHoldAudioId), musicOnHoldPlaylist: nameOf(callWaiting.musicOnHoldPlaylistId),
      ...version('callWaiting'),
    },
    monitoring: { ...state.monitoring, ...version('monitoring') },
    phoneNumbers: { phoneNumberIds, phoneNumbers, ...version('phoneNumbers') },
    unconditionalForward: { ...state.unconditionalForward, ...version('unconditionalForward') },
    exceptionNumbers: { numbers: state.exceptionNumbers, ...version('exceptionNumbers') },
    conditionalForward: { ...state.conditionalForward, ...version('conditionalForward') },
    temporaryForward: { temporary: state.temporaryForward, ...version('temporaryForward') },
    destinations: [...labels.values()],
  };
};
