import { extensionCards, type ExtensionSettings } from '@patchbay/contract/extension-cards';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useDialog } from '#ui/dialog-host.tsx';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { useNames } from '#ui/fields/use-names.ts';
import { FormDialog } from '#ui/form-dialog.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { ringable, useNumberOption } from '#ui/number-options.ts';
import { PhoneNumber, useNumberFormat } from '#ui/phone-number.tsx';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { useZodForm, type ZodForm } from '#ui/use-zod-form.ts';
import { WhereToGet } from '#ui/where-to-get.tsx';
import { CardDialog, type CardDialogProps } from './card-dialog.tsx';
import styles from './card.module.css';
import { Card } from './card.tsx';
import { useCardDialog } from './use-card-dialog.tsx';

/** The numbers that ring here. */
export const PhoneNumbersCard = ({ settings }: { settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.phoneNumbers');
  const { phoneNumbers: numbers } = settings.phoneNumbers;
  const list = numbers.length > 0 && <ul className={styles.list}>{numbers.map(({ id, e164 }) => <li key={id}><PhoneNumber e164={e164} /></li>)}</ul>;
  return <Card title={t('title')} help={numbers.length > 0 ? undefined : t('none')} onEdit={useCardDialog(PhoneNumbersDialog, settings)} more={list} />;
};

const endpoint = 'updatePhoneNumbers';
const schema = extensionCards.updatePhoneNumbers.body!;
const valuesOf = ({ phoneNumbers: card }: ExtensionSettings) => card;

const PhoneNumbersDialog = ({ settings, onClose }: CardDialogProps) => {
  const t = useTranslations('extensionCards.phoneNumbers');
  const form = useZodForm(schema, { defaultValues: valuesOf(settings) });
  return (
    <CardDialog title={t('title')} endpoint={endpoint} schema={schema} form={form} settings={settings} valuesOf={valuesOf} onClose={onClose} touches={['phoneNumbers']}>
      <NumbersField form={form} settings={settings} />
    </CardDialog>
  );
};

const NumbersField = ({ form, settings }: { form: ZodForm<typeof schema>; settings: ExtensionSettings }) => {
  const t = useTranslations('extensionCards.phoneNumbers');
  const open = useDialog();
  const { field } = useController({ control: form.control, name: 'phoneNumberIds' });
  const { input } = useField({ form, name: 'phoneNumberIds', label: t('title') });
  const ids = field.value ?? [];
  const format = useNumberFormat();
  const kept = useKeptFocus<HTMLUListElement>();
  const nameOf = useNames(ids, { endpoint: phoneNumbers.get, toName: ({ e164 }) => format(e164), known: settings.phoneNumbers.phoneNumbers.map(({ id, e164 }) => ({ id, label: format(e164) })) });
  const add = async () => {
    const added = await open<string[]>((done) => <AddNumbersDialog onDone={done} />);
    if (added) field.onChange([...new Set([...ids, ...added])]);
  };
  return (
    <div role="group" aria-label={t('title')}>
      {ids.length === 0 && <p className={styles.help}>{t('none')}</p>}
      <ul ref={kept} className={styles.rows}>
        {ids.map((id) => (
          <li key={id} className={styles.row}>
            <span className="pb-number">{nameOf(id)}</span>
            <IconButton icon="trash" variant="subtle" label={t('remove', { number: nameOf(id) })} onClick={() => field.onChange(ids.filter((other) => other !== id))} />
          </li>
        ))}
      </ul>
      {input.error && <p role="alert" className={styles.error}>{input.error}</p>}
      <Button ref={field.ref} mt={10} variant="default" leftSection={<Icon name="plus" size={15} />} onClick={() => void add()}>{t('add')}</Button>
    </div>
  );
};

const Added = z.object({ ids: z.array(z.string()).min(1) });

/** Free numbers to choose from, any number of them at once. */
const AddNumbersDialog = ({ onDone }: { onDone: (ids: string[]) => void }) => {
  const t = useTranslations('extensionCards.phoneNumbers');
  const toOption = useNumberOption();
  const form = useZodForm(Added, { defaultValues: { ids: [] } });
  return (
    <FormDialog title={t('addTitle')} saveLabel={t('add')} form={form} onClose={() => onDone(undefined as never)} onSave={({ ids }) => Promise.resolve(ids)} onSaved={onDone}>
      <div>
        <EntitiesField form={form} name="ids" label={t('free')} placeholder={t('freePlaceholder')} endpoint={phoneNumbers.list} where={ringable} toOption={toOption} chosen={[]} />
        <WhereToGet endpoint={phoneNumbers.list} where={ringable} page="phone-numbers" what="phoneNumbers" />
      </div>
    </FormDialog>
  );
};
