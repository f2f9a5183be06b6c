import { LabelSheet, LabelsDraft, labelSheets, phoneLabels } from '@patchbay/contract/phone-labels';
import { useFormatter, useTranslations } from 'use-intl';
import { z } from 'zod';
import { download } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { dayOf } from '#ui/day-of.ts';
import { NumberField } from '#ui/fields/number-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { SwitchField } from '#ui/fields/switch-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { saveFile } from '#ui/save-file.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

const Draft = LabelsDraft.omit({ ids: true }).extend({ hasAddress: z.boolean() });

const usual = LabelSheet.options[1]!;
const countOf = (sheet: LabelSheet) => labelSheets[sheet].across * labelSheets[sheet].down;

/** Labels of the phones as a PDF, to print and stick onto boxes. */
export const LabelsDialog = ({ ids, onDone }: { ids: string[]; onDone: (isDone: boolean) => void }) => {
  const t = useTranslations('phones.labels');
  const format = useFormatter();
  const { id: at, may } = usePlace();
  const sizeOf = (sheet: LabelSheet) => sheet.split('x').map((length) => format.number(Number(length))).join(' × ');
  const form = useZodForm(Draft, { defaultValues: { sheet: usual, skip: 0, hasAddress: false } });
  const options = LabelSheet.options.map((sheet) => ({ value: sheet, label: t('sheet', { size: sizeOf(sheet), count: countOf(sheet) }) }));
  return (
    <FormDialog title={t('title', { count: ids.length })} saveLabel={t('save')} form={form} onClose={() => onDone(false)}
      onSave={async ({ hasAddress, ...draft }) => ({ hasAddress, file: await download(hasAddress ? phoneLabels.provisioningLabels : phoneLabels.labels, { at, body: { ...draft, ids } }) })}
      onSaved={({ hasAddress, file }) => {
        saveFile(file, `${t(hasAddress ? 'fileNameWithAddress' : 'fileName')}-${dayOf(new Date())}.pdf`);
        toast.done(t('done'));
        onDone(true);
      }}>
      <p>{t('help')}</p>
      <SelectField form={form} name="sheet" label={t('sheets')} options={options} required />
      <NumberField form={form} name="skip" label={t('skip')} help={t('skipHelp')} min={0} max={countOf(form.watch('sheet') ?? usual) - 1} />
      {may('secrets:reveal') && <SwitchField form={form} name="hasAddress" label={t('hasAddress')} help={t('hasAddressHelp')} />}
    </FormDialog>
  );
};
