import { KeyLayoutDraft, type KeyLayoutInput, keyLayouts } from '@patchbay/contract/key-layouts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useDebouncedValue } from '#ui/kit.ts';
import { PhoneImpact, UnknownImpact } from '#ui/phone-impact.tsx';
import type { FieldForm } from '#ui/use-zod-form.ts';

const afterTyping = 500;

/** Before it is saved: which phones would get another file. */
export const Impact = ({ id, form }: { id: string; form: FieldForm<KeyLayoutInput> }) => {
  const t = useTranslations('keyLayouts.impact');
  const { id: at } = usePlace();
  const [typed] = useDebouncedValue(useWatch({ control: form.control as never, name: 'keys' }) as KeyLayoutInput['keys'], afterTyping);
  const keys = KeyLayoutDraft.shape.keys.safeParse(typed).data;
  const { data: impact, isError } = useQuery({
    queryKey: [at, 'keyLayouts', 'impact', id, keys],
    queryFn: () => call(keyLayouts.impact, { at, params: { id }, body: { keys: keys! } }),
    enabled: keys !== undefined,
    placeholderData: keepPreviousData,
  });
  if (isError && keys) return <UnknownImpact />;
  return impact && keys ? <PhoneImpact of={impact} unused={t('unused')} /> : null;
};
