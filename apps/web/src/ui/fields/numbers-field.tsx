import { Alert, Button } from '@mantine/core';
import type { AssigneeKind } from '@patchbay/contract/assignees';
import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { numbersFor, useNumberOption } from '#ui/number-options.ts';
import type { FieldProps } from '#ui/use-zod-form.ts';
import { AddListDialog, type ReadList, type Refused } from './add-list-dialog.tsx';
import { EntitiesField } from './entity-field.tsx';
import styles from './numbers-field.module.css';
import { useField } from './use-field.ts';

type Own = Pick<PhoneNumber, 'id' | 'e164'>;

interface Props<F extends FieldValues> extends FieldProps<F> {
  /** What the numbers are given to; `assigneeId` where it is there already. */
  kind: AssigneeKind;
  assigneeId?: string;
  /** Its own numbers, so that they have names. */
  chosen?: Own[];
}

/** Free numbers to give to something: picked one by one, or taken from ranges and lists. */
export const NumbersField = <F extends FieldValues>({ kind, assigneeId, chosen = [], ...rest }: Props<F>) => {
  const t = useTranslations('forms.numbers');
  const toOption = useNumberOption();
  const open = useDialog();
  const [listed, setListed] = useState<Own[]>([]);
  const addButton = useRef<HTMLButtonElement>(null);
  const [refused, setRefused] = useState<Refused[]>([]);
  const { field } = useField(rest as FieldProps<F>);
  const add = async () => {
    const found = await open<ReadList>((done) => <AddListDialog kind={kind} assigneeId={assigneeId} onDone={done} />);
    if (!found) return;
    setListed([...listed, ...found.available]);
    setRefused(found.refused);
    field.onChange([...new Set([...((field.value ?? []) as string[]), ...found.available.map(({ id }) => id)])]);
  };
  return (
    <div>
      <EntitiesField {...rest} endpoint={phoneNumbers.list} where={numbersFor(kind)} toOption={toOption} chosen={[...chosen, ...listed].map(toOption)} />
      <Button ref={addButton} className={styles.add} variant="subtle" size="compact-sm" leftSection={<Icon name="plus" size={14} />} onClick={() => void add()}>{t('add')}</Button>
      {refused.length > 0 && <NotAdded refused={refused} onClose={() => (addButton.current?.focus(), setRefused([]))} />}
    </div>
  );
};

const mostShown = 200;

const NotAdded = ({ refused, onClose }: { refused: Refused[]; onClose: () => void }) => {
  const t = useTranslations('forms');
  const common = useTranslations('common');
  return (
    <Alert className={styles.refused} role="alert" color="orange" variant="light" icon={<Icon name="warning" />} title={t('numbers.notAdded', { count: refused.length })} withCloseButton closeButtonLabel={common('close')} onClose={onClose}>
      <ul className={styles.reasons} tabIndex={0} aria-label={t('numbers.notAdded', { count: refused.length })}>
        {refused.slice(0, mostShown).map(({ text, why }) => <li key={text}><b className="pb-number">{text}</b> {why}</li>)}
        {refused.length > mostShown && <li>{t('andMore', { count: refused.length - mostShown })}</li>}
      </ul>
    </Alert>
  );
};
