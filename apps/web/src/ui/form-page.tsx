import { Button, Kbd, Tooltip } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { FormBody } from './form/form-body.tsx';
import styles from './form/form.module.css';
import { useLeaveGuard } from './form/leave-guard.ts';
import { useSubmit, type Saving } from './form/use-submit.tsx';
import { Page } from './page.tsx';

export { FormRow, FormSection } from './form/form-section.tsx';

interface Props<S extends z.ZodType<FieldValues, FieldValues>, R> extends Saving<S, R> {
  title: string;
  description?: ReactNode;
  /** Where Cancel goes, and the way back above the title. */
  parent: { to: string; label: string };
  /** The verb on the button; "Save" unless something better says it. */
  saveLabel?: string;
  /** Offers to save and go on with another: empties the form, in place of `onSaved`. */
  onAnother?: (result: R) => void;
  /** Beside the title: what else can be done with the object. */
  action?: ReactNode;
  /** Stands beside the fields where there is room, else below them: what the input comes to. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A long form on a page of its own. Asks before it is left with unsaved input. */
export const FormPage = <S extends z.ZodType<FieldValues, FieldValues>, R>({ title, description, parent, saveLabel, onAnother, action, aside, children, ...saving }: Props<S, R>) => {
  const t = useTranslations('forms');
  const common = useTranslations('common');
  const navigate = useNavigate();
  const allowLeaving = useLeaveGuard(saving.form.formState.isDirty);
  const isForAnother = useRef(false);
  const onSaved = (result: R) => {
    if (isForAnother.current) return onAnother?.(result);
    allowLeaving();
    saving.onSaved?.(result);
  };
  const { submit, isSaving, problem } = useSubmit({ ...saving, onSaved });
  const save = (another: boolean) => {
    isForAnother.current = another;
    void submit();
  };
  return (
    <Page title={title} description={description} parent={parent} action={action} narrow={aside === undefined}>
      <div className={styles.page} data-aside={aside !== undefined || undefined}>
        <FormBody
          label={title}
          problem={problem}
          onSubmit={() => save(false)}
          footer={
            <>
              <Tooltip label={<Kbd size="xs">{t('saveKeys')}</Kbd>}>
                <Button type="submit" loading={isSaving}>
                  {saveLabel ?? t('save')}
                </Button>
              </Tooltip>
              {onAnother && (
                <Button variant="default" disabled={isSaving} onClick={() => save(true)}>
                  {t('saveAndAnother')}
                </Button>
              )}
              <Button variant="default" onClick={() => void navigate(parent.to)}>
                {common('cancel')}
              </Button>
            </>
          }
        >
          {children}
        </FormBody>
        {aside && <aside className={styles.aside}>{aside}</aside>}
      </div>
    </Page>
  );
};
