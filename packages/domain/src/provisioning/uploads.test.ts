import { describe, expect, test } from 'vitest';
import { familyOf, phoneModel, phoneModels, vendors } from './catalogue.ts';
import { dialectOf } from './dialects.ts';
import { lintFile } from './lint.ts';
import { renderFile } from './render.ts';
import { deviceFileName, filesOf } from './requested-file.ts';
import { aView } from './testing/a-phone.ts';

const url = 'https://phones.example.com/p/mzxw6ytboi2dgnbvgy3tqojq/';
const said = (modelId: string, acceptsData: boolean): Record<string, string> => {
  const view = aView({ phone: { modelId }, acceptsData });
  const { body } = renderFile(view, deviceFileName(view.phone))!;
  const dialect = dialectOf(phoneModel(modelId));
  expect(lintFile(body, dialect)).toEqual([]);
  return Object.fromEntries(dialect.read(body).entries.map(({ name, value }) => [name, value]));
};
const matching = (settings: Record<string, string>, pattern: RegExp) => Object.fromEntries(Object.entries(settings).filter(([name]) => pattern.test(name)));
const sent = /\.(?:custom|local_\w+)\./;

describe('[138] a phone whose data is accepted is told to send it to its own address, and any other to send none', () => {
  test.each(['yealink-t46u', 'yealink-ax83h'])('%s: settings, contacts, calls and logs', (modelId) => {
    const kinds = ['local_contact', 'local_calllog', 'local_log'].map((kind) => `static.auto_provision.${kind}.backup`);
    const on = matching(said(modelId, true), sent);
    expect(on).toMatchObject({ 'static.auto_provision.custom.protect': '1', 'static.auto_provision.custom.sync': '1', 'static.auto_provision.custom.sync.path': url, 'static.auto_provision.custom.upload_method': '0' });
    expect(on).toMatchObject(Object.fromEntries(kinds.flatMap((kind) => [[`${kind}.enable`, '1'], [`${kind}.path`, url]])));
    const off = matching(said(modelId, false), sent);
    expect(off).toEqual({ 'static.auto_provision.custom.protect': '0', 'static.auto_provision.custom.sync': '0', ...Object.fromEntries(kinds.map((kind) => [`${kind}.enable`, '0'])) });
  });

  test('yealink-w60b: settings and logs; contacts and calls are on its handsets', () => {
    const on = matching(said('yealink-w60b', true), sent);
    expect(on).toMatchObject({ 'static.auto_provision.custom.sync': '1', 'static.auto_provision.custom.sync.path': url, 'static.auto_provision.local_log.backup.enable': '1', 'static.auto_provision.local_log.backup.path': url });
    expect(Object.keys(on).filter((name) => /contact|calllog/.test(name))).toEqual([]);
    expect(matching(said('yealink-w60b', false), sent)).toEqual({ 'static.auto_provision.custom.protect': '0', 'static.auto_provision.custom.sync': '0', 'static.auto_provision.local_log.backup.enable': '0' });
  });

  test.each(['poly-vvx-450', 'poly-edge-e350'])('%s: logs in whole files, beside those that it fetches', (modelId) => {
    const logs = /^log\./;
    const on = said(modelId, true);
    expect(matching(on, logs)).toEqual({ 'log.render.file': '1', 'log.render.file.upload.append': '0', 'log.render.file.upload.period': '172800' });
    expect(`https://${on['device.prov.serverName']}/`).toBe(url);
    expect(matching(said(modelId, false), logs)).toEqual({ 'log.render.file': '0' });
    const view = aView({ phone: { modelId }, acceptsData: true });
    expect(renderFile(view, `${view.phone.mac}.cfg`)!.body).toContain('LOG_FILE_DIRECTORY="" OVERRIDES_DIRECTORY="" CONTACTS_DIRECTORY=""');
  });

  test('every family whose phones can send something has its own test here', () => {
    const tested = ['yealink-t46u', 'yealink-ax83h', 'yealink-w60b', 'poly-vvx-450', 'poly-edge-e350'].map((id) => familyOf(phoneModel(id)));
    const able = vendors.flatMap(({ families }) => families).filter(({ models }) => models.some(({ canDo }) => canDo.upload));
    expect(new Set(tested)).toEqual(new Set(able));
  });

  test.each(vendors.flatMap(({ families }) => families.map(({ models: [first] }) => first!)).filter(({ canDo }) => !canDo.upload))('$id, which can send nothing, gets the same files either way', ({ id }) => {
    const files = (acceptsData: boolean) => {
      const view = aView({ phone: { modelId: id }, acceptsData });
      return filesOf(view.phone).map(({ name }) => renderFile(view, name)!.body);
    };
    expect(files(true)).toEqual(files(false));
  });

  test('what is the same for all phones of a model names no place to send to', () => {
    for (const { id, files } of phoneModels) {
      if (!files.some(({ kind }) => kind === 'common')) continue;
      const view = aView({ phone: { modelId: id }, acceptsData: true });
      for (const { kind, name } of filesOf(view.phone)) if (kind === 'common') expect(renderFile(view, name)!.body).not.toContain(url);
    }
  });
});
