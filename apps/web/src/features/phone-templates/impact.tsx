import type { TemplateTexts } from '@patchbay/contract/phone-templates';
import { useTranslations } from 'use-intl';
import { PhoneImpact, UnknownImpact } from '#ui/phone-impact.tsx';
import { useImpact } from './use-check.ts';

/** Before it is saved: which phones would get another file. */
export const Impact = ({ id, texts, isReady }: { id: string; texts: TemplateTexts; isReady: boolean }) => {
  const t = useTranslations('phoneTemplates.impact');
  const { data: impact, isError } = useImpact(id, texts, isReady);
  if (isError && isReady) return <UnknownImpact />;
  return impact && isReady ? <PhoneImpact of={impact} unused={t('unused')} /> : null;
};
