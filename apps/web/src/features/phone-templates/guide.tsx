import { type FamilyGuide, phoneTemplates } from '@patchbay/contract/phone-templates';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';

/** What the parameters of a family's files are taken from. */
export const Guide = ({ kind, title, edition, besides }: FamilyGuide) => {
  const t = useTranslations('phoneTemplates.guide');
  const after = t(kind, { title: edition === null ? title : `${title}, ${edition}` });
  return besides === null ? after : `${after}; ${t('besides', { names: besides })}`;
};

/** The same, of a family by its id; nothing until it is known. */
export const GuideOf = ({ family }: { family: string }) => {
  const guide = useApi(phoneTemplates.shipped, { query: { family } }).data?.items[0]?.guide;
  return guide ? <Guide {...guide} /> : null;
};
