import { LineFill, phoneCopies } from '@patchbay/contract/phone-copies';
import type { Phone } from '@patchbay/contract/phones';
import { expandShortRange } from '@patchbay/domain/numbering/short-numbers';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { query, useCommand } from '#api/query.ts';
import { NumberField } from '#ui/fields/number-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { FormRow } from '#ui/form-page.tsx';
import { Status } from '#ui/status.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './phone.module.css';

type Row = Pick<Phone, 'id' | 'name'>;
const Filling = LineFill.omit({ ids: true });
const mostLines = 6;

/** Puts the extensions of a range onto the lines of phones, after it has shown which goes where. */
export const FillDialog = ({ phones, onDone }: { phones: Row[]; onDone: (isDone: boolean) => void }) => {
  const t = useTranslations('phones.fill');
  const ids = phones.map(({ id }) => id);
  const form = useZodForm(Filling, { defaultValues: { from: '', to: '', linesPerPhone: phones.length === 1 ? mostLines : 1, replaces: false } });
  const fill = useCommand(phoneCopies.fillLines, { touches: ['extensions', 'audit'] });
  const values = useWatch({ control: form.control }) as z.input<typeof Filling>;
  return (
    <FormDialog title={phones.length === 1 ? t('titleOf', { name: phones[0]!.name }) : t('title', { count: phones.length })} saveLabel={t('save')} form={form} onClose={() => onDone(false)}
      onSave={(body) => fill.mutateAsync({ body: { ...body, ids } })}
      onSaved={({ changed }) => {
        toast.done(t('done', { count: changed }));
        onDone(true);
      }}>
      <p>{t('help')}</p>
      <FormRow>
        <TextField form={form} name="from" label={t('from')} placeholder="100" required inputMode="numeric" maxLength={4} mono />
        <TextField form={form} name="to" label={t('to')} placeholder="149" required inputMode="numeric" maxLength={4} mono />
      </FormRow>
      <NumberField form={form} name="linesPerPhone" label={t('linesPerPhone')} min={1} max={mostLines} required />
      <SwitchField form={form} name="replaces" label={t('replaces')} help={t('replacesHelp')} />
      <div role="status"><Preview ids={ids} filling={values} /></div>
    </FormDialog>
  );
};

const Warning = ({ children }: { children: string }) => <p className={styles.hint}><Status tone="warning">{children}</Status></p>;

const Preview = ({ ids, filling }: { ids: string[]; filling: z.input<typeof Filling> }) => {
  const t = useTranslations('phones');
  const { id: at } = usePlace();
  const isRange = expandShortRange(filling.from, filling.to) !== undefined;
  const isAsked = isRange && Filling.safeParse(filling).success;
  const plan = useQuery({ ...query(phoneCopies.previewFill, { at, body: { ...filling, ids } }), enabled: isAsked, staleTime: 0, gcTime: 0, placeholderData: keepPreviousData });
  if (filling.from === '' || filling.to === '') return null;
  if (!isRange) return <Warning>{t('fill.noRange')}</Warning>;
  if (!isAsked || !plan.data) return null;
  const { phones, leftOver } = plan.data;
  return (
    <>
      <ul className={styles.plan}>
        {phones.map(({ id, name, lines }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span>{lines.length === 0 ? t('noLines') : lines.map(({ position, shortNumber, displayName, isNew }) => `${t('line', { position })}: ${shortNumber} ${displayName}${isNew ? ` (${t('fill.new')})` : ''}`).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {!phones.some(({ lines }) => lines.some(({ isNew }) => isNew)) && <Warning>{t('fill.nothing')}</Warning>}
      {leftOver.length > 0 && <Warning>{t('fill.leftOver', { count: leftOver.length, first: leftOver[0]! })}</Warning>}
    </>
  );
};
