import { hash } from 'node:crypto';
import { Problem } from '@patchbay/contract/http/problem';
import type { TemplateTexts } from '@patchbay/contract/phone-templates';
import { findFamily, type KnownFamily } from '@patchbay/domain/provisioning/families';
import { type OwnTemplate, OwnTemplateFault, readOwnTemplate } from '@patchbay/domain/provisioning/own-templates/own-template';
import { sayFaultAt } from '@patchbay/domain/template-faults/say-fault';
import type { ActingCtx } from '../../platform/ctx.ts';

/** By this a template is known to be the same, whoever has it and under whatever name. */
export const hashOf = (family: string, { device, boot, common }: TemplateTexts): string => hash('sha256', JSON.stringify([family, device, boot, common]));

export const textsOf = ({ device, boot, common }: TemplateTexts): TemplateTexts => ({ device, boot, common });

export const loadFamily = (id: string): KnownFamily => {
  const known = findFamily(id);
  const detail = 'There is no such family of phones.';
  if (!known) throw new Problem('rule-broken', detail, { errors: [{ pointer: '/family', detail }] });
  return known;
};

/** Refuses texts that are no template, with every fault at its file, line and column, in the reader's language. */
export const readTexts = ({ language }: Pick<ActingCtx, 'language'>, family: string, texts: TemplateTexts): OwnTemplate => {
  try {
    return readOwnTemplate(loadFamily(family).family, texts);
  } catch (error) {
    if (!(error instanceof OwnTemplateFault)) throw error;
    const errors = error.faults.map((fault) => ({ pointer: `/${fault.file}`, detail: sayFaultAt(fault, language) }));
    throw new Problem('rule-broken', 'The template has faults.', { errors });
  }
};
