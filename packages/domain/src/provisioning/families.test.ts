import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { familyOf, phoneModel, phoneModels, vendors } from './catalogue.ts';
import { dialectOf } from './dialects.ts';
import { escapes } from './escape.ts';
import { accountAt, linePositions } from './line-positions.ts';
import { knownFamilies } from './families.ts';
import { lintFile } from './lint.ts';
import type { FamilyGuide, PhoneModel } from './model.ts';
import { renderFile } from './render.ts';
import { addressFor, deviceFileName, filesOf } from './requested-file.ts';
import { aLine, aView, goldenFacts } from './testing/a-phone.ts';

const families = vendors.flatMap(({ families: own }) => own);
const example = ({ models }: { models: readonly PhoneModel[] }) => models.reduce((most, model) => (model.lastLine > most.lastLine ? model : most));
const examples = families.map(example);
const deviceFile = (view: ReturnType<typeof aView>) => renderFile(view, deviceFileName(view.phone))!.body;
const lint = (model: PhoneModel, body: string) => lintFile(body, dialectOf(model));
const names = (model: PhoneModel, body: string) => dialectOf(model).read(body).entries.map(({ name }) => name);
const values = (model: PhoneModel, body: string) => dialectOf(model).read(body).entries.map(({ value }) => value);

test.each(examples.map((model) => [model.id, model] as const))('%s: credentials of its files are where the family says that its phones learn them', (modelId, model) => {
  const [view, withOthers] = ['reception', 'attic'].map((username) => aView({ phone: { modelId }, provisioning: { url: 'https://phones.example/p/s/', username, password: `${username}-password` } }));
  const credentials = { username: 'reception', password: 'open' };
  const isIn = { file: deviceFile(view!) !== deviceFile(withOthers!), address: addressFor(modelId, 'https://phones.example/p/s/x', credentials) !== 'https://phones.example/p/s/x' };
  expect(isIn).toEqual({ 'in-file': { file: true, address: false }, 'in-address': { file: true, address: true }, 'in-file-on-restart': { file: true, address: false }, 'by-hand': { file: false, address: false } }[familyOf(model).credentials]);
});

test('every family names the guide that its parameters are taken from, or what it rests on in want of one', () => {
  for (const { name, guide } of families) {
    expect(guide.title.trim(), name).not.toBe('');
    for (const said of [guide.edition, guide.besides]) expect(said, name).not.toBe('');
    if (guide.address !== null) expect(URL.canParse(guide.address), name).toBe(true);
  }
  const where = (is: (guide: FamilyGuide) => boolean) => knownFamilies.filter(({ family }) => is(family.guide)).map(({ id }) => id);
  expect(where(({ address }) => address === null)).toEqual(['yealink.w-series']);
  expect(where(({ kind }) => kind !== 'guide')).toEqual(['yealink.w-series', 'grandstream.gxp-grp-and-wp', 'grandstream.ht', 'grandstream.ht-and-dp-with-profiles', 'fanvil.x-and-v-series', 'htek.uc-series']);
});

describe('golden files', () => {
  const golden: [modelId: string, fileName: string, file: string][] = [
    ['yealink-ax83h', '0004f2abcdef.boot', 'yealink-ax83h.boot'],
    ['yealink-ax83h', 'y000000000180.cfg', 'yealink-ax83h-common.cfg'],
    ['yealink-ax83h', '0004f2abcdef.cfg', 'yealink-ax83h.cfg'],
    ['yealink-w60b', '0004f2abcdef.boot', 'yealink-w60b.boot'],
    ['yealink-w60b', 'y000000000077.cfg', 'yealink-w60b-common.cfg'],
    ['yealink-w60b', '0004f2abcdef.cfg', 'yealink-w60b.cfg'],
    ['grandstream-gxp2170', 'cfg0004f2abcdef.xml', 'grandstream-gxp2170.xml'],
    ['grandstream-grp2615', 'cfg0004f2abcdef.xml', 'grandstream-grp2615.xml'],
    ['grandstream-grp2614', 'cfg0004f2abcdef.xml', 'grandstream-grp2614.xml'],
    ['grandstream-gxp1628', 'cfg0004f2abcdef.xml', 'grandstream-gxp1628.xml'],
    ['grandstream-ht802', 'cfg0004f2abcdef.xml', 'grandstream-ht802.xml'],
    ['grandstream-ht818', 'cfg0004f2abcdef.xml', 'grandstream-ht818.xml'],
    ['snom-d785', 'snomD785.htm', 'snom-d785-common.htm'],
    ['snom-d785', 'snomD785-0004F2ABCDEF.htm', 'snom-d785.htm'],
    ['poly-vvx-450', '0004f2abcdef.cfg', 'poly-vvx-450-boot.cfg'],
    ['poly-vvx-450', '0004f2abcdef-settings.cfg', 'poly-vvx-450.cfg'],
    ['poly-edge-e350', '0004f2abcdef.cfg', 'poly-edge-e350-boot.cfg'],
    ['poly-edge-e350', '0004f2abcdef-settings.cfg', 'poly-edge-e350.cfg'],
    ['cisco-spa504g', 'spa504G.cfg', 'cisco-spa504g-boot.xml'],
    ['cisco-spa504g', '0004f2abcdef.xml', 'cisco-spa504g.xml'],
    ['cisco-spa112', 'spa112.cfg', 'cisco-spa112-boot.xml'],
    ['cisco-spa112', '0004f2abcdef.xml', 'cisco-spa112.xml'],
    ['cisco-8851', '8851-3PCC.xml', 'cisco-8851-boot.xml'],
    ['cisco-8851', '0004f2abcdef.xml', 'cisco-8851.xml'],
    ['fanvil-x4u', '0004f2abcdef.cfg', 'fanvil-x4u.cfg'],
    ['fanvil-v65', '0004f2abcdef.cfg', 'fanvil-v65.cfg'],
    ['gigaset-n670-ip-pro', '0004f2abcdef.xml', 'gigaset-n670-ip-pro.xml'],
    ['htek-uc926', 'cfg0004f2abcdef.xml', 'htek-uc926.xml'],
    ['panasonic-kx-ut136', 'KX-UT136.cfg', 'panasonic-kx-ut136-boot.cfg'],
    ['panasonic-kx-ut136', 'Config0004F2ABCDEF.cfg', 'panasonic-kx-ut136.cfg'],
    ['panasonic-kx-hdv230', 'KX-HDV230.cfg', 'panasonic-kx-hdv230-boot.cfg'],
    ['panasonic-kx-hdv230', 'Config0004F2ABCDEF.cfg', 'panasonic-kx-hdv230.cfg'],
    ['mitel-6865i', 'aastra.cfg', 'mitel-6865i-common.cfg'],
    ['mitel-6865i', '0004F2ABCDEF.cfg', 'mitel-6865i.cfg'],
    ['algo-8301', 'algop8301.conf', 'algo-8301-common.conf'],
    ['algo-8301', 'algom0004F2ABCDEF.conf', 'algo-8301.conf'],
    ['linphone-desktop', '0004f2abcdef.xml', 'linphone-desktop.xml'],
    ['acrobits-groundwire', '0004f2abcdef.xml', 'acrobits-groundwire.xml'],
    ['zoiper-5', '0004f2abcdef.xml', 'zoiper-5.xml'],
  ];

  test.each(golden)('%s asks for %s', async (modelId, fileName, file) => {
    const view = aView({ ...goldenFacts, phone: { modelId, mac: '0004f2abcdef' } });
    const { body } = renderFile(view, fileName)!;
    await expect(body).toMatchFileSnapshot(`golden/${file}`);
    expect(lint(phoneModel(modelId), body)).toEqual([]);
    expect(renderFile(view, fileName)!.body).toBe(body);
  });

  test('there is one for every kind of file of every family', () => {
    const kept = golden.map(([modelId, fileName]) => {
      const model = phoneModel(modelId);
      return `${model.vendor} ${model.family} ${filesOf(aView({ phone: { modelId, mac: '0004f2abcdef' } }).phone).find(({ name }) => name === fileName)?.kind}`;
    });
    const wanted = families.flatMap(({ templates, models: [first] }) => Object.keys(templates).map((kind) => `${first!.vendor} ${first!.family} ${kind}`));
    expect([...new Set(kept), 'yealink T series boot', 'yealink T series common', 'yealink T series device'].sort()).toEqual(wanted.sort());
  });
});

describe('what a phone could trip over is in no file', () => {
  test.each(phoneModels)('of a $id', (model) => {
    const lines = linePositions(model).map((at) => accountAt(model, at)).map((position) => aLine({ position, password: `p4ss-${position}`, voicemailNumber: '*97' }));
    const view = aView({ phone: { modelId: model.id }, lines, country: 'PT', web: { adminPassword: 'h4v3-a-look' } });
    for (const { name } of filesOf(view.phone)) expect(lint(model, renderFile(view, name)!.body)).toEqual([]);
    const said = values(model, deviceFile(view));
    for (const { password } of lines) expect(said.filter((value) => value === password)).toHaveLength(1);
  });

  test.each(examples)('of a $id in any time zone', (model) => {
    const wrong = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Mars/Olympus'].filter((timeZone) => lint(model, deviceFile(aView({ phone: { modelId: model.id }, timeZone }))).length > 0);
    expect(wrong).toEqual([]);
  });

  test.each(examples)('of a $id in any language and country', (model) => {
    for (const [language, country] of [['en', 'GB'], ['de', 'DE'], ['fr-CA', 'CA'], ['cy', ''], ['zh-TW', 'TW'], ['nl', 'XX']] as const) {
      expect(lint(model, deviceFile(aView({ phone: { modelId: model.id }, language, country })))).toEqual([]);
    }
  });

  test.each(examples)('of a $id over any transport', (model) => {
    for (const transport of ['udp', 'tcp', 'tls'] as const) {
      for (const mediaEncryption of ['off', 'optional', 'required'] as const) {
        expect(lint(model, deviceFile(aView({ phone: { modelId: model.id }, lines: [aLine({ transport, mediaEncryption })] })))).toEqual([]);
      }
    }
  });

  test.each(examples)('of a $id without lines, provisioning password or password of its own', (model) => {
    const view = aView({ phone: { modelId: model.id }, lines: [], provisioning: { url: 'http://phones.example.com:8080/p/x/', username: '', password: '' } });
    expect(lint(model, deviceFile(view))).toEqual([]);
  });
});

describe('a boot file has no password of a line or of the phone, and a common one no secret at all', () => {
  test.each(phoneModels.filter(({ files }) => files.some(({ kind }) => kind !== 'device')))('$id', (model) => {
    const view = aView({ ...goldenFacts, phone: { modelId: model.id } });
    for (const { kind, name } of filesOf(view.phone)) {
      if (kind === 'device') continue;
      const { body } = renderFile(view, name)!;
      expect(body).not.toMatch(/k7m2p9x4c8v3n6b5w2q8r4t7y9|h4v3-a-look/);
      if (kind === 'common') expect(body).not.toMatch(/open-sesame|mzxw6ytboi/);
    }
  });
});

describe('whatever a person is called, the file says nothing else', () => {
  test.each(examples)('$id', (model) => {
    const viewOf = (displayName: string, label: string) => aView({ phone: { modelId: model.id }, lines: [aLine({ displayName, label })] });
    const benign = names(model, deviceFile(viewOf('A', 'B')));
    fc.assert(
      fc.property(anyText(30), anyText(30), (displayName, label) => {
        const body = deviceFile(viewOf(`A${displayName}`, `B${label}`));
        expect(names(model, body)).toEqual(benign);
        expect(lint(model, body)).toEqual([]);
        const { format } = familyOf(model);
        // Inside of a SIP address, quotation marks and backslashes have signs before them.
        const bare = (text: string) => text.replaceAll(/["\\]/g, '');
        if (format === 'xml') expect(values(model, body).map(bare).join('\n')).toContain(bare(escapes['parameter-lines'](`A${displayName}`)));
      }),
      { numRuns: 40 },
    );
  });
});
