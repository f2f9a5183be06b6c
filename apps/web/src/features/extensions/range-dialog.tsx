import { dialSpace } from '@patchbay/contract/dial-space';
import { extensionCopies, mostInRange } from '@patchbay/contract/extension-copies';
import { expandShortRange } from '@patchbay/domain/numbering/short-numbers';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useApi, useCommand } from '#api/query.ts';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { FormRow } from '#ui/form-page.tsx';
import { Status } from '#ui/status.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './extension.module.css';

/** Creates the extensions of a range, all or none. */
export const RangeDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations('extensions.range');
  const form = useZodForm(extensionCopies.createRange.body!, { defaultValues: { from: '', to: '', displayName: t('pattern') } });
  const create = useCommand(extensionCopies.createRange, { touches: ['audit', 'dialSpace'] });
  const [from, to, pattern] = useWatch({ control: form.control, name: ['from', 'to', 'displayName'] });
  return (
    <FormDialog title={t('title')} saveLabel={t('create')} form={form} onClose={onClose} onSave={(body) => create.mutateAsync({ body })} onSaved={({ items }) => toast.done(t('created', { count: items.length }))}>
      <FormRow>
        <TextField form={form} name="from" label={t('from')} placeholder="100" required inputMode="numeric" maxLength={4} mono />
        <TextField form={form} name="to" label={t('to')} placeholder="149" required inputMode="numeric" maxLength={4} mono />
      </FormRow>
      <TextField form={form} name="displayName" label={t('displayName')} help={t('displayNameHelp', { field: '{number}' })} required maxLength={60} />
      <div role="status"><Preview from={from} to={to} pattern={pattern ?? ''} /></div>
    </FormDialog>
  );
};

const Warning = ({ children }: { children: string }) => <p className={styles.warning}><Status tone="warning">{children}</Status></p>;

const namedClashes = 5;

/** What would be created, and which numbers are taken already. */
const Preview = ({ from, to, pattern }: { from: string; to: string; pattern: string }) => {
  const t = useTranslations('extensions.range');
  const { data } = useApi(dialSpace.codes);
  if (from === '' || to === '') return null;
  const codes = expandShortRange(from, to);
  if (!codes) return <Warning>{t('noRange')}</Warning>;
  if (codes.length > mostInRange) return <Warning>{t('tooMany', { most: mostInRange })}</Warning>;
  const taken = codes.filter((code) => data?.items.some((one) => one.code === code));
  const names = [codes[0]!, codes.at(-1)!].map((code) => `${code} ${pattern.replaceAll('{number}', code)}`);
  return (
    <>
      <p>{t('preview', { count: codes.length, first: names[0]!, last: names[1]! })}</p>
      {taken.length > 0 && <Warning>{t('taken', { count: taken.length, codes: taken.slice(0, namedClashes).join(', '), more: Math.max(taken.length - namedClashes, 0) })}</Warning>}
    </>
  );
};
