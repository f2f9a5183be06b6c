import { phoneTemplates, type TemplateTexts } from '@patchbay/contract/phone-templates';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useDebouncedValue } from '#ui/kit.ts';

const afterTyping = 500;

/** What is wrong with the texts as they are typed. */
export const useCheck = (family: string, texts: TemplateTexts) => {
  const { id: at } = usePlace();
  const [settled] = useDebouncedValue(texts, afterTyping);
  return useQuery({
    queryKey: [at, 'phoneTemplates', 'check', family, settled],
    queryFn: () => call(phoneTemplates.check, { at, body: { family, ...settled } }),
    enabled: settled.device.trim() !== '',
    placeholderData: keepPreviousData,
  });
};

/** Which phones would get another file if they were saved. */
export const useImpact = (id: string, texts: TemplateTexts, isReady: boolean) => {
  const { id: at } = usePlace();
  const [settled] = useDebouncedValue(texts, afterTyping);
  return useQuery({
    queryKey: [at, 'phoneTemplates', 'impact', id, settled],
    queryFn: () => call(phoneTemplates.impact, { at, params: { id }, body: settled }),
    enabled: isReady,
    placeholderData: keepPreviousData,
  });
};
