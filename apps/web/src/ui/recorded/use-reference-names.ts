import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audioFiles } from '@patchbay/contract/audio-files';
import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { contactMethods } from '@patchbay/contract/contact-methods';
import { deliveryMethods } from '@patchbay/contract/delivery-methods';
import { dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { extensions } from '@patchbay/contract/extensions';
import { keyLayouts } from '@patchbay/contract/key-layouts';
import { organisations } from '@patchbay/contract/organisations';
import type { Permission } from '@patchbay/contract/permissions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { phoneTemplates } from '@patchbay/contract/phone-templates';
import { phones } from '@patchbay/contract/phones';
import { playlists } from '@patchbay/contract/playlists';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { timeSchedules } from '@patchbay/contract/time-schedules';
import { users } from '@patchbay/contract/users';
import { useQueries } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import type { Snapshot } from './readable.ts';

// Where the object is that a field names by its id.
const referenced = {
  parentId: organisations.get,
  presentationNumberId: phoneNumbers.get,
  dialPlanProfileId: dialPlanProfiles.get,
  voiceCarrierId: carrierProfiles.get, smsCarrierId: carrierProfiles.get,
  templateId: phoneTemplates.get, baseId: phoneTemplates.get,
  keyLayoutId: keyLayouts.get,
  greetingAudioId: audioFiles.get, welcomeAudioId: audioFiles.get, musicOnHoldAudioId: audioFiles.get, audioFileId: audioFiles.get,
  musicOnHoldPlaylistId: playlists.get, playlistId: playlists.get,
  userId: users.get,
  extensionId: extensions.get,
  ringGroupId: ringGroups.get,
  timeScheduleId: timeSchedules.get,
  deliveryMethodIds: deliveryMethods.get,
  phoneIds: phones.get,
  // What a call is sent to says of what kind it is.
  EXTENSION: extensions.get, RING_GROUP: ringGroups.get, PHONE_NUMBER: phoneNumbers.get,
  extension: extensions.get, 'contact-method': contactMethods.get, 'app-configuration': appConfigurations.get,
} as const;
type Referring = keyof typeof referenced;
const isReferring = (key: string): key is Referring => key in referenced;

/** A field that says which object, not what it is called. */
export const isReference = isReferring;

const mostNames = 50;
const underWay = '…';

/** The ids that a state refers to, each with the field that does. */
const referencesIn = (value: unknown, key = ''): [id: string, key: Referring][] => {
  if (Array.isArray(value)) return value.flatMap((part) => referencesIn(part, key));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([inner, part]) => referencesIn(part, inner === 'id' && 'kind' in value ? String(value.kind) : inner));
  return typeof value === 'string' && isReferring(key) ? [[value, key]] : [];
};

interface Named {
  id: string;
  label?: string;
  name?: string;
  e164?: string;
  shortNumber?: string;
  displayName?: string;
  userName?: string;
}
const nameOf = ({ label, name, e164, shortNumber, displayName, userName }: Named) => label ?? e164 ?? name ?? userName ?? `${shortNumber ?? ''} ${displayName ?? ''}`.trim();

/** What the objects are called that two states refer to, by their ids: those that still exist and that the viewer may see. */
export const useReferenceNames = (before: Snapshot, after: Snapshot): Map<string, string> => {
  const { id: at, path, may } = usePlace();
  const known = new Map(path.map(({ id, name }) => [id, name]));
  // What lies above the viewer's own highest organisation is not theirs to see.
  const wanted = [...new Map([...referencesIn(before), ...referencesIn(after)])].filter(([id, key]) => !known.has(id) && may(referenced[key].permission as Permission)).slice(0, mostNames);
  const found = useQueries({
    queries: wanted.map(([id, key]) => ({ ...query(referenced[key] as typeof users.get, { at: key === 'parentId' ? path[0]!.id : at, params: { id } }), retry: false })),
    combine: (results) => results.flatMap(({ data, isPending }, index) => (data || isPending ? [[wanted[index]![0], data ? nameOf(data) : underWay] as const] : [])),
  });
  return new Map([...known, ...found]);
};
