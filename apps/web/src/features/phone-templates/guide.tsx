import { type FamilyGuide, phoneTemplates } from '@patchbay/contract/phone-templates';
import { useTranslations } from 'use-intl';
import { Anchor } from '#ui/kit.ts';
import { useApi } from '#api/query.ts';

/** What the parameters of a family's files are taken from. */
export const Guide = ({ kind, title, edition, address, besides }: FamilyGuide) => {
  const t = useTranslations('phoneTemplates.guide');
  const named = edition === null ? title : `${title}, ${edition}`;
  return (
    <>
      {t.rich(kind === 'templates' && address === null ? 'no-guide' : kind, { title: () => (address === null ? named : <Anchor key="guide" href={address} target="_blank" rel="noreferrer" underline="always" inherit>{named}</Anchor>) })}
      {besides !== null && `; ${t('besides', { names: besides })}`}
    </>
  );
};

/** The same, of a family by its id; nothing until it is known. */
export const GuideOf = ({ family }: { family: string }) => {
  const guide = useApi(phoneTemplates.shipped, { query: { family } }).data?.items[0]?.guide;
  return guide ? <Guide {...guide} /> : null;
};
