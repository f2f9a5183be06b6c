import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Capabilities, Family, FamilyGuide, RequestedName, Vendor } from '../model.ts';
import { hdvPassword, panasonicVariables, utPassword } from '../notations/panasonic.ts';
import { boot } from '../templates/panasonic/boot.ts';
import { hdvDevice, utDevice } from '../templates/panasonic/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'speed-dial', 'voicemail'];

// Wazo's provisioning has the first four.
const ut: Row[] = [
  { name: 'KX-UT113', lines: 2, keys: 0 },
  { name: 'KX-UT123', lines: 2, keys: 0 },
  { name: 'KX-UT133', lines: 4, keys: 24 },
  { name: 'KX-UT136', lines: 4, keys: 24 },
  { name: 'KX-UT248', lines: 6, keys: 24 },
];

// 24 flexible keys in pages of 12 or 8, and 40 of the KX-HDV20, as administrators have set them. Lines of the HDV, and the keys of
// the KX-HDV130, are general knowledge: no guide of Panasonic's that says them was found.
const hdv: Row[] = [
  { name: 'KX-HDV100', lines: 1, keys: 0 },
  { name: 'KX-HDV130', lines: 2, keys: 2 },
  { name: 'KX-HDV230', lines: 6, keys: 24, expansion: ['KX-HDV20', 1, 40] },
  { name: 'KX-HDV330', lines: 12, keys: 24 },
  { name: 'KX-HDV430', lines: 16, keys: 24 },
];

/** The first as the phone asks out of its box, by the name of its model; then its own, for which the first one sends it. */
const files = ({ name }: Row): RequestedName[] => [
  { kind: 'boot', name: `${name}.cfg` },
  { kind: 'device', name: 'Config{MAC}.cfg' },
];

const utGuide: FamilyGuide = { kind: 'guide', title: 'KX-UT113/KX-UT123/KX-UT133/KX-UT136/KX-UT248 Administrator Guide', edition: 'Document Version 2013-03', address: 'https://manualshive.com/ru/manual/panasonic/kx-ut123/4141066', besides: null };

// The form of the file is the guide's. The names of TLS and SRTP were in no part of it that could be read: they rest on SARK's templates.
const hdvGuide: FamilyGuide = { kind: 'guide', title: 'KX-HDV230 Administrator Guide', edition: null, address: 'https://manualarchiveguide.com/manuals/Panasonic-KX-HDV230-Administrator-s-Manual-5434704', besides: 'SARK' };

const family = ({ name, guide, takesWebPassword }: Pick<Family, 'name' | 'guide' | 'takesWebPassword'>, device: string, canDo: Omit<Capabilities, 'busyLampField'>, rows: readonly Row[]): Family => ({
  name,
  guide,
  contentType: 'text/plain; charset=utf-8',
  format: 'quoted-lines',
  credentials: 'by-hand',
  takesWebPassword,
  templates: { boot, device },
  variables: panasonicVariables,
  models: modelsOf({ vendor: 'panasonic', family: name, files, canDo: { ...canDo, upload: false }, keyKinds: () => keyKinds }, rows),
});

export const panasonic: Vendor = {
  id: 'panasonic',
  name: 'Panasonic',
  macPrefixes: ['0080f0', '080023', 'bcc342'],
  userAgents: [/^panasonic_(?<model>[\w-]+)\/(?<firmware>\d+(?:\.\d+)+) \((?<mac>[\da-f]{12})\)$/i],
  families: [
    family({ name: 'KX-UT', guide: utGuide, takesWebPassword: (password) => utPassword.test(password) }, utDevice, { ...everything, tls: false, srtp: false }, ut),
    family({ name: 'KX-HDV', guide: hdvGuide, takesWebPassword: (password) => hdvPassword.test(password) }, hdvDevice, everything, hdv),
  ],
};
