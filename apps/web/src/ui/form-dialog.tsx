import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { Dialog } from './dialog.tsx';
import { FormBody } from './form/form-body.tsx';
import { useAskToDiscard } from './form/leave-guard.ts';
import { useSubmit, type Saving } from './form/use-submit.tsx';

interface Props<S extends z.ZodType<FieldValues, FieldValues>, R> extends Saving<S, R> {
  title: string;
  saveLabel?: string;
  size?: 'sm' | 'md' | 'lg';
  /** Both may be left out inside a dialog that `useDialog` has opened. */
  opened?: boolean;
  onClose: () => void;
  /** Where giving up is something else than closing once saved. */
  onDismiss?: () => void;
  children: ReactNode;
}

/** A short form in a dialog. Closing it with unsaved input asks first; it closes itself once saved. */
export const FormDialog = <S extends z.ZodType<FieldValues, FieldValues>, R>({ title, saveLabel, size, opened, onClose, onDismiss = onClose, children, ...saving }: Props<S, R>) => {
  const t = useTranslations('forms');
  const common = useTranslations('common');
  const ask = useAskToDiscard();
  const { isDirty } = saving.form.formState;
  const close = async () => {
    if (!isDirty || (await ask())) onDismiss();
  };
  const onSaved = (result: R) => {
    saving.onSaved?.(result);
    onClose();
  };
  const { submit, isSaving, problem } = useSubmit({ ...saving, onSaved });
  return (
    <Dialog title={title} size={size} opened={opened} onClose={() => void close()}>
      <FormBody
        label={title}
        problem={problem}
        onSubmit={() => void submit()}
        footer={
          <>
            <Button variant="default" onClick={() => void close()}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={isSaving}>
              {saveLabel ?? t('save')}
            </Button>
          </>
        }
      >
        {children}
      </FormBody>
    </Dialog>
  );
};
