import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Family, FamilyGuide, RequestedName, Vendor } from '../model.ts';
import { yealinkVariables } from '../notations/yealink.ts';
import { boot } from '../templates/yealink/boot.ts';
import { baseCommon, common } from '../templates/yealink/common.ts';
import { baseDevice, device } from '../templates/yealink/device.ts';
import { everything, modelsOf, type Row } from './rows.ts';

const keyKinds: readonly KeyKind[] = ['none', 'line', 'blf', 'speed-dial', 'call-park', 'intercom', 'voicemail', 'dnd'];

interface YealinkRow extends Row {
  /** Number of the model's common file; left out where no source names it. */
  common?: number;
}

// Of an EXP20, the guide says that ext key 21 cannot be configured.
const exp20: YealinkRow['expansion'] = ['EXP20', 6, 40, [21]];
const exp40: YealinkRow['expansion'] = ['EXP40', 6, 40];
const exp43: YealinkRow['expansion'] = ['EXP43', 3, 60];
const exp50: YealinkRow['expansion'] = ['EXP50', 3, 60];

// Accounts, keys and common file numbers as the provisioning of Wazo and FusionPBX agrees on them; where they differ, the
// smaller number, as with the keys of T7 and T8, of which NethServer says fewer than Wazo. Prefixes are the IEEE's. Firmware 83 or newer: older ones read `srtp_encryption` the other way round.
const deskPhones: YealinkRow[] = [
  { name: 'T19P E2', lines: 1, keys: 0, common: 53 },
  { name: 'T21P E2', lines: 2, keys: 2, common: 52 },
  { name: 'T23P', lines: 3, keys: 3, common: 44 },
  { name: 'T23G', lines: 3, keys: 3, common: 44 },
  { name: 'T27G', lines: 6, keys: 21, common: 69, expansion: exp20 },
  { name: 'T27P', lines: 6, keys: 21, common: 45, expansion: exp20 },
  { name: 'T29G', lines: 16, keys: 27, common: 46, expansion: exp20 },
  { name: 'T30', lines: 1, keys: 0, common: 127 },
  { name: 'T30P', lines: 1, keys: 0, common: 127 },
  { name: 'T31', lines: 2, keys: 2, common: 123 },
  { name: 'T31P', lines: 2, keys: 2, common: 123 },
  { name: 'T31G', lines: 2, keys: 2, common: 123 },
  { name: 'T31W', lines: 2, keys: 2, common: 172 },
  { name: 'T33P', lines: 4, keys: 12, common: 124 },
  { name: 'T33G', lines: 4, keys: 12, common: 124 },
  { name: 'T34W', lines: 4, keys: 12, common: 171 },
  { name: 'T40P', lines: 3, keys: 3, common: 54 },
  { name: 'T40G', lines: 3, keys: 3, common: 76 },
  { name: 'T41P', lines: 6, keys: 15, common: 36 },
  { name: 'T42G', lines: 12, keys: 15, common: 29 },
  { name: 'T46G', lines: 16, keys: 27, common: 28, expansion: exp40 },
  { name: 'T48G', lines: 16, keys: 29, common: 35, expansion: exp40 },
  { name: 'T41S', lines: 6, keys: 15, common: 68 },
  { name: 'T42S', lines: 12, keys: 15, common: 67 },
  { name: 'T46S', lines: 16, keys: 27, common: 66, expansion: exp40 },
  { name: 'T48S', lines: 16, keys: 29, common: 65, expansion: exp40 },
  { name: 'T41U', lines: 6, keys: 15 },
  { name: 'T42U', lines: 12, keys: 15, common: 116 },
  { name: 'T43U', lines: 12, keys: 21, common: 107, expansion: exp43 },
  { name: 'T44U', lines: 12, keys: 21, common: 173, expansion: exp43 },
  { name: 'T44W', lines: 12, keys: 21, common: 174, expansion: exp43 },
  { name: 'T46U', lines: 16, keys: 27, common: 108, expansion: exp43 },
  { name: 'T48U', lines: 16, keys: 29, common: 109, expansion: exp43 },
  { name: 'T53', lines: 12, keys: 21, common: 95, expansion: exp50, userAgentNames: ['T53', 'T53C'] },
  { name: 'T53W', lines: 12, keys: 21, common: 95, expansion: exp50 },
  { name: 'T54W', lines: 16, keys: 27, common: 96, expansion: exp50, userAgentNames: ['T54W', 'T54'] },
  { name: 'T54S', lines: 16, keys: 27, common: 70, expansion: exp50 },
  { name: 'T57W', lines: 16, keys: 29, common: 97, expansion: exp50, userAgentNames: ['T57W', 'T57'] },
  { name: 'T58A', lines: 16, keys: 27, common: 58, expansion: exp50, userAgentNames: ['T58', 'T58A', 'T58V'] },
  { name: 'T58W', lines: 16, keys: 27, common: 150, expansion: exp50 },
  { name: 'T73U', lines: 12, keys: 40 },
  { name: 'T73W', lines: 12, keys: 40 },
  { name: 'T74U', lines: 16, keys: 50 },
  { name: 'T74W', lines: 16, keys: 50 },
  { name: 'T77U', lines: 16, keys: 56 },
  { name: 'T85W', lines: 16, keys: 60 },
  { name: 'T87W', lines: 16, keys: 84 },
  { name: 'T88V', lines: 16, keys: 84, common: 192 },
  { name: 'T88W', lines: 16, keys: 84, common: 192 },
];

const conferenceAndWireless: YealinkRow[] = [
  { name: 'CP920', lines: 1, keys: 0, common: 78 },
  { name: 'CP960', lines: 1, keys: 0, common: 73 },
  { name: 'AX83H', lines: 4, keys: 0, common: 180 },
  { name: 'AX86R', lines: 4, keys: 0 },
];

const dectBases: YealinkRow[] = [
  { name: 'W60B', lines: 8, keys: 0, common: 77 },
  { name: 'W70B', lines: 10, keys: 0, common: 146 },
];

const files = ({ common: number }: YealinkRow): RequestedName[] => [
  { kind: 'boot', name: '{mac}.boot' },
  ...(number === undefined ? [] : [{ kind: 'common' as const, name: `y${String(number).padStart(12, '0')}.cfg` }]),
  { kind: 'device', name: '{mac}.cfg' },
];

const family = (name: string, guide: FamilyGuide, templates: Family['templates'], rows: readonly YealinkRow[]): Family => ({
  name,
  guide,
  contentType: 'text/plain; charset=utf-8',
  format: 'parameter-lines',
  credentials: 'in-file',
  templates,
  variables: yealinkVariables,
  models: modelsOf({ vendor: 'yealink', family: name, files, canDo: everything, keyKinds: () => keyKinds }, rows),
});

const administratorGuide: FamilyGuide = {
  kind: 'guide',
  title: 'Administrator’s Guide for SIP-T2 Series/T4 Series/T5 Series/CP920 IP Phones',
  edition: 'V84.80, 2019',
  address: 'https://studylib.net/doc/26007723',
  // Of phones that are newer than the guide.
  besides: 'FusionPBX, Wazo',
};

// No guide of the W60B or W70B was found.
const commentedTemplates: FamilyGuide = { kind: 'templates', title: 'T series', edition: 'V86', address: null, besides: 'FusionPBX, Wazo' };

export const yealink: Vendor = {
  id: 'yealink',
  name: 'Yealink',
  macPrefixes: ['001565', '249ad8', '3497d7', '44dbd2', '644f56', '805e0c', '805ec0', 'b061a9', 'c4fc22', 'e434d7', 'ec1da9', 'f01653'],
  userAgents: [/^yealink +(?:sip(?: vp)?-)?(?<model>\w+) +(?<firmware>\d+(?:\.\d+)+)(?: +(?<mac>[\da-f]{2}(?::[\da-f]{2}){5}))?$/i],
  families: [
    family('T series', administratorGuide, { boot, common, device }, deskPhones),
    family('CP and AX', administratorGuide, { boot, common, device }, conferenceAndWireless),
    family('W series', commentedTemplates, { boot, common: baseCommon, device: baseDevice }, dectBases),
  ],
};
