import { keyKinds, kindsWithValue } from '@patchbay/contract/key-layouts';
import { describe, expect, test } from 'vitest';
import { phoneModel, phoneModels } from './catalogue.ts';
import { dialectOf } from './dialects.ts';
import { allKeys, impossibleKeys, mergeKeys, type PlacedKey } from './keys.ts';
import { lintFile } from './lint.ts';
import type { PhoneModel } from './model.ts';
import { renderFile } from './render.ts';
import { deviceFileName } from './requested-file.ts';
import { aLine, aView } from './testing/a-phone.ts';

const aKey = (part: Partial<PlacedKey> = {}): PlacedKey => ({ module: 0, position: 1, kind: 'blf', label: 'Ann', value: '100', line: null, ...part });
const deviceFile = (modelId: string, keys: PlacedKey[], lines = [aLine(), aLine({ position: 2, label: 'Second' })]) => {
  const view = aView({ phone: { modelId }, lines, keys });
  return renderFile(view, deviceFileName(view.phone))!.body;
};
const lint = (model: PhoneModel, body: string) => lintFile(body, dialectOf(model));
const withKeys = phoneModels.filter((model) => model.keyKinds.length > 0);

/** Every place of a model, with one kind after the other. */
const everywhere = ({ programmableKeys, expansionModule }: PhoneModel): PlacedKey[] => {
  const places = [[0, programmableKeys], ...Array.from({ length: expansionModule?.count ?? 0 }, (_, at) => [at + 1, expansionModule!.keys])] as [number, number][];
  return places.flatMap(([module, count]) => Array.from({ length: count }, (_, at): PlacedKey => {
    const kind = keyKinds[at % keyKinds.length]!;
    return { module, position: at + 1, kind, label: at % 3 === 0 ? '' : `"A" & <${module}-${at}>; x`, value: kindsWithValue.includes(kind) ? `1${module}${at}` : '', line: at % 2 === 0 ? null : 1 };
  }));
};

describe('a phone that could trip over its keys there is none', () => {
  test('of those of nine vendors', () => {
    expect([...new Set(withKeys.map(({ vendor }) => vendor))].sort()).toEqual(['cisco', 'fanvil', 'grandstream', 'htek', 'mitel', 'panasonic', 'poly', 'snom', 'yealink']);
  });

  test.each(withKeys)('$id', (model) => {
    expect(lint(model, deviceFile(model.id, everywhere(model)))).toEqual([]);
    expect(lint(model, deviceFile(model.id, [aKey()], []))).toEqual([]);
  });
});

test.each(phoneModels)('without keys of its own, the file of a $id says nothing of any', (model) => {
  expect(deviceFile(model.id, [])).not.toMatch(/linekey|fkey|functionKeys|lineKey\.|Extended_Function|dsskey|P41200|<P1363>|<P323>|FLEX_BUTTON|prgkey|softkey/i);
});

describe('a key is told in the words of the vendor', () => {
  const keys = [aKey({ position: 3 }), aKey({ position: 4, kind: 'speed-dial', label: 'Lift', value: '+4930123456', line: 2 }), aKey({ position: 5, kind: 'call-park', label: 'Park', value: '701' }), aKey({ position: 6, kind: 'dnd', label: '', value: '' })];

  test.each<[modelId: string, said: string[]]>([
    ['yealink-t46u', ['linekey.1.type = 15\nlinekey.1.line = 1', 'linekey.3.type = 16\nlinekey.3.line = 1\nlinekey.3.value = 100\nlinekey.3.label = Ann', 'linekey.4.type = 13\nlinekey.4.line = 2', 'linekey.5.type = 10', 'linekey.6.type = 5', 'linekey.7.type = 0\nlinekey.7.value = %NULL%']],
    ['snom-d785', ['<fkey idx="0" context="1" label="" perm="R">line</fkey>', '<fkey idx="2" context="1" label="Ann" perm="R">blf 100</fkey>', '<fkey idx="3" context="2" label="Lift" perm="R">speed +4930123456</fkey>', '>orbit 701<', '>keyevent F_DND<', '<fkey idx="23" context="1" label="" perm="R">none</fkey>']],
    ['snom-d862', ['<fkey idx="2" context="1" label="Ann" perm="R">blf 100</fkey>', '<fkey idx="27" context="1" label="" perm="R">none</fkey>']],
    ['poly-vvx-450', ['lineKey.1.category="Line"', 'lineKey.3.category="BLF"', 'lineKey.3.index="0"', 'lineKey.4.category="Unassigned"', 'attendant.resourceList.1.address="100"', 'attendant.resourceList.2.address="701"', 'attendant.resourceList.2.type="automata"']],
    ['cisco-8851', ['<Extension_1_>1</Extension_1_>', '<Extension_3_>Disabled</Extension_3_>', '<Extended_Function_3_>fnc=blf+sd+cp;sub=100@$PROXY;nme=Ann</Extended_Function_3_>', '<Extended_Function_4_>fnc=sd;ext=+4930123456@$PROXY;vid=2;nme=Lift</Extended_Function_4_>', 'fnc=prk;sub=701@$PROXY;nme=Park']],
    ['cisco-spa504g', ['<Extended_Function_3_>fnc=blf+sd+cp;sub=100@$PROXY;nme=Ann</Extended_Function_3_>']],
    ['fanvil-x4u', ['<FuncKeyPageNum>5</FuncKeyPageNum>\n    <SideKeyPageNum>1</SideKeyPageNum>\n    <dssSide index="1">', '<Value>100@1/ba</Value>', '<internal index="1">\n      <Fkey index="1">\n        <Type>1</Type>\n        <Value>+4930123456@2/f</Value>', '<Value>701@1/c</Value>', '<Value>SIP1</Value>', '<Type>3</Type>\n        <Value>F_DND</Value>']],
    ['fanvil-v65', ['<SideKeyPageNum>3</SideKeyPageNum>', '<Value>100@1/ba</Value>', '<dssSide index="3">\n      <Fkey index="1">']],
    ['fanvil-v67', ['<FuncKeyPageNum>4</FuncKeyPageNum>\n    <internal index="1">', '<internal index="4">']],
    ['htek-uc926', ['<P41202>3</P41202>', '<P41302>100</P41302>', '<P41402>Ann</P41402>\n    <P41502>0</P41502>', '<P41203>2</P41203>', '<P41503>1</P41503>', '<P20200>8</P20200>', '<P20205>21</P20205>', '<P20208>255</P20208>']],
    ['mitel-6865i', ['prgkey1 type: none\n\nprgkey2', 'prgkey3 type: blf\nprgkey3 line: 1\nprgkey3 value: 100\nprgkey3 label: Ann\n', 'prgkey4 type: speeddial\nprgkey4 line: 2', 'prgkey5 type: none\n\n', 'prgkey6 type: dnd']],
    ['mitel-6867i', ['topsoftkey3 type: blf', 'topsoftkey20 type: none', 'softkey18 type: none']],
    ['panasonic-kx-ut136', ['FLEX_BUTTON_FACILITY_ACT1="X_PANASONIC_IPTEL_DN"\r\nFLEX_BUTTON_FACILITY_ARG1="1"', 'ACT3="X_PANASONIC_IPTEL_CONTACT"\r\nFLEX_BUTTON_FACILITY_ARG3="100"\r\nFLEX_BUTTON_QUICK_DIAL3=""\r\nFLEX_BUTTON_LABEL3="Ann"', 'FLEX_BUTTON_QUICK_DIAL4="+4930123456"', 'ACT5=""', 'ACT24=""']],
    ['panasonic-kx-hdv230', ['ACT1="X_PANASONIC_IPTEL_LINE"', 'ACT3="X_PANASONIC_IPTEL_BLF"', 'ACT4="X_PANASONIC_IPTEL_ONETOUCH"\r\nFLEX_BUTTON_FACILITY_ARG4=""\r\nFLEX_BUTTON_QUICK_DIAL4="+4930123456"']],
    ['grandstream-grp2614', ['<P1367>blf</P1367>', '<P23836>none</P23836>', '<P323>none</P323>\n    <P301>0</P301>\n    <P302></P302>\n    <P303></P303>', '<P353>none</P353>', '<P1460>none</P1460>']],
    ['grandstream-gxp2170', ['<P1367>blf</P1367>', '<P23964>none</P23964>']],
    ['grandstream-gxp1628', ['<P325>1</P325>\n    <P307>0</P307>\n    <P308>Ann</P308>\n    <P309>100</P309>', '<P326>0</P326>\n    <P310>1</P310>', '<P327>9</P327>', '<P328>0</P328>\n    <P316>0</P316>\n    <P317></P317>\n    <P318></P318>', '<P353>0</P353>']],
    ['grandstream-grp2615', ['<P1363>line</P1363>', '<P1367>blf</P1367>', '<P1469>Ann</P1469>', '<P1470>100</P1470>', '<P1369>speeddial</P1369>\n    <P1370>1</P1370>', '<P23800>none</P23800>']],
  ])('%s', (modelId, said) => {
    const body = deviceFile(modelId, keys);
    for (const each of said) expect(body).toContain(each);
  });

  test.each<[modelId: string, said: string]>([
    ['yealink-t46u', 'expansion_module.2.key.5.type = 16'],
    ['snom-d785', '<fkey idx="46" context="1" label="Ann" perm="R">blf 100</fkey>'],
    ['cisco-8851', '<Unit_2_Key_5_>fnc=blf+sd+cp;sub=100@$PROXY;nme=Ann</Unit_2_Key_5_>'],
    ['mitel-6865i', 'expmod2 key5 type: blf\nexpmod2 key5 line: 1\nexpmod2 key5 value: 100'],
    ['poly-vvx-601', 'lineKey.61.category="BLF"'],
    ['cisco-spa504g', '<Unit_2_Key_5>fnc=blf+sd+cp;sub=100@$PROXY;nme=Ann</Unit_2_Key_5>'],
  ])('on a sidecar of a %s', (modelId, said) => {
    expect(deviceFile(modelId, [aKey({ module: 2, position: 5 })])).toContain(said);
  });

  test('on the lower keys of a grandstream-grp2614', () => {
    expect(deviceFile('grandstream-grp2614', [aKey({ position: 17 }), aKey({ position: 40, kind: 'speed-dial', value: '7' })])).toMatch(/<P323>blf<.*<P303>100<.*<P1460>speeddial<.*<P1463>7</s);
  });

  test('beside the screen of a mitel-6867i, and below, where it has no lamp', () => {
    expect(deviceFile('mitel-6867i', [aKey({ position: 5, kind: 'line', label: '', value: '', line: 3 })])).toContain('topsoftkey5 type: line\ntopsoftkey5 line: 3\n');
    expect(deviceFile('mitel-6867i', [aKey({ position: 21 })])).toContain('softkey1 type: speeddial\nsoftkey1 line: 1\nsoftkey1 value: 100');
  });

  test('on the only sidecar of a panasonic-kx-hdv230', () => {
    expect(deviceFile('panasonic-kx-hdv230', [aKey({ module: 1, position: 40 })])).toContain('DSS_BUTTON_FACILITY_ACT40="X_PANASONIC_IPTEL_BLF"\r\nDSS_BUTTON_FACILITY_ARG40="100"');
  });
});

describe('the keys of a phone', () => {
  test('are as many as it and its sidecars have', () => {
    const small = phoneModel('yealink-t31p');
    expect(impossibleKeys(small, [aKey({ position: small.programmableKeys }), aKey({ position: small.programmableKeys + 1 }), aKey({ module: 1, position: 1 })])).toEqual([1, 2]);
    const large = phoneModels.find(({ expansionModule }) => expansionModule)!;
    const { count, keys } = large.expansionModule!;
    expect(impossibleKeys(large, [aKey({ module: count, position: keys }), aKey({ module: count, position: keys + 1 }), aKey({ module: count + 1 })])).toEqual([1, 2]);
  });

  test('are those of its layout, with its own in their places', () => {
    const own = aKey({ position: 2, label: 'Mine' });
    expect(mergeKeys([aKey(), aKey({ position: 2 })], [own, aKey({ module: 1 })])).toEqual([aKey(), own, aKey({ module: 1 })]);
  });

  test('are all told where any is, so that one that was taken away goes', () => {
    const keys = allKeys({ ...phoneModel('yealink-t31p') }, [aKey({ position: 2 })], [1]);
    expect(keys.map(({ position, kind, line }) => [position, kind, line])).toEqual([[1, 'line', 1], [2, 'blf', 1]]);
  });

  test('that it does not have are left out', () => {
    expect(deviceFile('yealink-t31p', [aKey({ position: 9 }), aKey({ module: 1 })])).not.toMatch(/linekey\.9|expansion_module/);
    expect(deviceFile('yealink-t73u', [aKey({ position: 40 }), aKey({ position: 41 })])).toMatch(/linekey\.40\.type = 16(?!.*linekey\.41)/s);
  });
});

// Yealink, Administrator's Guide for SIP-T2, T4 and T5 Series: Y ranges from 1 to 20 and from 22 to 40 for T29G, T27P and T27G.
test('key 21 of an EXP20 takes no setting, and is said to be none that the phone has', () => {
  const keys = [20, 21, 22].map((position) => aKey({ module: 2, position }));
  expect(impossibleKeys(phoneModel('yealink-t27g'), keys)).toEqual([1]);
  expect(impossibleKeys(phoneModel('yealink-t46s'), keys)).toEqual([]);
  expect([...deviceFile('yealink-t27g', keys).matchAll(/^expansion_module\.2\.key\.(\d+)\.type/gm)].map(([, position]) => Number(position))).toEqual(Array.from({ length: 40 }, (_, at) => at + 1).filter((position) => position !== 21));
});

// Polycom, VVX Expansion Module Administrator's Guide Addendum: line keys are counted on, from the phone's into those of its modules.
test('of the keys of a VVX and of its modules, a hundred watch somebody, and those beyond stay free', () => {
  const keys = [1, 2, 3].flatMap((module) => Array.from({ length: 40 }, (_, at) => aKey({ module, position: at + 1, value: `1${module}${at}` })));
  const body = deviceFile('poly-vvx-601', keys);
  expect(body).toContain('lineKey.116.category="BLF"');
  expect(body).toContain('lineKey.117.category="Unassigned"');
  expect(body).toContain('lineKey.136.category="Unassigned"');
  expect(body).toContain('attendant.resourceList.100.address="1319"');
  expect(body).not.toContain('attendant.resourceList.101');
});
