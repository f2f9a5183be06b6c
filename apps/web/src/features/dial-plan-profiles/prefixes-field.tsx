import type { DialPrefix } from '@patchbay/contract/dial-plan-profiles';
import { readPrefix } from '@patchbay/domain/dial-plans/typed-prefixes';
import { get, useFieldArray, useFormState, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { useIssueText } from '#ui/issue-text.ts';
import { Button, TextInput } from '#ui/kit.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { useEnterpriseCountry } from './country.ts';
import type { ProfileForm, ProfileFormState } from './dial-plan-profile-fields.tsx';
import styles from './dial-plan.module.css';
import { PrefixesDialog } from './prefixes-dialog.tsx';

type List = 'allowPrefixes' | 'denyPrefixes';

interface Props {
  form: ProfileFormState;
  name: List;
}

/** Prefixes with their notes, one in each row; a list that somebody has is taken over as a whole. */
export const PrefixesField = ({ form, name }: Props) => {
  const t = useTranslations('dialPlanProfiles.prefixes');
  const open = useDialog();
  const country = useEnterpriseCountry() ?? undefined;
  const kept = useKeptFocus<HTMLUListElement>();
  const { fields, append, remove } = useFieldArray({ control: form.control as Control<ProfileForm>, name });
  form.labels.set(name, t(name));
  const addList = async () => {
    const listed = await open<DialPrefix[]>((done) => <PrefixesDialog title={t(`${name}FromList`)} there={fields} country={country} onDone={done} />);
    if (listed) append(listed, { shouldFocus: false });
  };
  return (
    <div className={styles.prefixes} role="group" aria-label={t(name)}>
      <h3>{t(name)}</h3>
      <ul ref={kept} className={styles.prefixRows} aria-label={t(name)}>
        {fields.map(({ id }, index) => <PrefixRow key={id} form={form} name={name} index={index} country={country} onRemove={() => remove(index)} />)}
      </ul>
      <ListError form={form} name={name} />
      <div className={styles.fieldActions}>
        <Button variant="default" leftSection={<Icon name="plus" size={15} />} onClick={() => append({ prefix: '', note: '' })}>{t('add')}</Button>
        <Button variant="default" leftSection={<Icon name="upload" size={15} />} onClick={() => void addList()}>{t('addList')}</Button>
      </div>
    </div>
  );
};

interface RowProps extends Props {
  index: number;
  country: string | undefined;
  onRemove: () => void;
}

const PrefixRow = ({ form, name, index, country, onRemove }: RowProps) => {
  const t = useTranslations('dialPlanProfiles.prefixes');
  const prefix = useField({ form, name: `${name}.${index}.prefix`, label: t('prefixOf', { row: index + 1 }) });
  const note = useField({ form, name: `${name}.${index}.note`, label: t('noteOf', { row: index + 1 }) });
  const tidy = () => {
    const read = readPrefix(String(prefix.field.value), country);
    if (read !== undefined) prefix.field.onChange(read);
    prefix.input.onBlur();
  };
  const bare = ({ label, description: _, withAsterisk: __, ...rest }: typeof prefix.input) => ({ ...rest, 'aria-label': label, autoComplete: 'off' });
  return (
    <li className={styles.prefix}>
      <TextInput {...bare(prefix.input)} className="pb-number" inputMode="tel" maxLength={40} placeholder={t('prefix')} value={String(prefix.field.value ?? '')} onChange={prefix.field.onChange} onBlur={tidy} />
      <TextInput {...bare(note.input)} maxLength={60} placeholder={t('note')} value={String(note.field.value ?? '')} onChange={note.field.onChange} />
      <IconButton icon="trash" variant="subtle" label={t('removeRow', { row: index + 1 })} onClick={onRemove} />
    </li>
  );
};

/** What is wrong with the list as a whole; what is wrong with a row stands there. */
const ListError = ({ form, name }: Props) => {
  const issueText = useIssueText();
  const { errors } = useFormState({ control: form.control as Control<ProfileForm> });
  const found = get(errors, name) as { message?: string; root?: { message?: string } } | undefined;
  const message = found?.root?.message ?? found?.message;
  return message === undefined ? null : <p className={styles.error} role="alert">{issueText(message)}</p>;
};
