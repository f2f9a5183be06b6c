import type { BodyOf, ResponseOf } from '@patchbay/contract/http/endpoint';
import type { phoneTemplates, TemplateFile, TemplateTexts } from '@patchbay/contract/phone-templates';
import { deviceView, type DeviceView } from '@patchbay/domain/provisioning/device-view';
import { dialectOf } from '@patchbay/domain/provisioning/dialects';
import type { KnownFamily } from '@patchbay/domain/provisioning/families';
import { lintFile } from '@patchbay/domain/provisioning/lint';
import { type OwnTemplate, OwnTemplateFault, readOwnTemplate } from '@patchbay/domain/provisioning/own-templates/own-template';
import { finding, type Finding } from '@patchbay/domain/provisioning/readers/reader';
import { templateLines } from '@patchbay/domain/provisioning/own-templates/template-lines';
import { makeFile } from '@patchbay/domain/provisioning/render';
import { filesOf } from '@patchbay/domain/provisioning/requested-file';
import { sayFault } from '@patchbay/domain/template-faults/say-fault';
import type { SubtreeCtx } from '../../platform/ctx.ts';
import { loadFamily } from './texts.ts';

type Check = ResponseOf<typeof phoneTemplates.check>;

/** What is wrong with a template while it is written: faults keep it from being saved, warnings do not. */
export const checkTemplate = (ctx: SubtreeCtx, { family, ...texts }: BodyOf<typeof phoneTemplates.check>): Promise<Check> => ctx.inSubtree(async () => checked(ctx, family, texts));

const checked = ({ language }: SubtreeCtx, family: string, texts: TemplateTexts): Check => {
  const known = loadFamily(family);
  try {
    const template = readOwnTemplate(known.family, texts);
    return { faults: [], fields: template.fields.map((field) => ({ ...field })), warnings: warningsOf(known, texts, template).map((warning) => ({ ...warning, params: { ...warning.params }, message: sayFault(warning, language) })) };
  } catch (error) {
    if (!(error instanceof OwnTemplateFault)) throw error;
    return { faults: error.faults.map((fault) => ({ ...fault, params: { ...fault.params }, message: sayFault(fault, language) })), fields: [], warnings: [] };
  }
};

const mostWarnings = 100;

/** What the linter says of the files that an example phone would get, at the lines of the template. */
const warningsOf = ({ family }: KnownFamily, texts: TemplateTexts, template: OwnTemplate): (Finding & { file: TemplateFile })[] => {
  const view = exampleView(family.models[0]!);
  return filesOf(view.phone)
    .filter(({ kind }, index, all) => texts[kind].trim() !== '' && all.findIndex((other) => other.kind === kind) === index)
    .flatMap(({ kind, name }) => {
      const { body, fault } = makeFile(view, name, template)!;
      if (fault !== null) return [{ file: kind, ...finding(1, 'template-unfit') }];
      const found = lintFile(body, dialectOf(family.models[0]!));
      const lines = found.length > 0 ? templateLines({ family, texts, kind, view, fileName: name, body }) : undefined;
      return found.map((each) => ({ ...each, file: kind, line: lines?.[each.line - 1] ?? each.line }));
    })
    .slice(0, mostWarnings);
};

const exampleView = ({ id, firstLine }: KnownFamily['family']['models'][number]): DeviceView =>
  deviceView({
    phone: { name: 'Reception', modelId: id, mac: '0004f2abcdef' },
    timeZone: 'Europe/Berlin',
    language: 'en',
    country: 'DE',
    lines: [{ position: firstLine, displayName: 'Reception', username: '100', password: 'example', server: 'sip.example.com', voicemailNumber: '*97' }],
    provisioning: { url: 'https://phones.example.com/p/example/', username: 'reception', password: 'example' },
  });
