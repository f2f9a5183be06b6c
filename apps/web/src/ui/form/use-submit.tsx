import { useState } from 'react';
import { get, type FieldValues } from 'react-hook-form';
import type { z } from 'zod';
import { isProblem } from '#api/problem.ts';
import type { DiffTexts } from '#ui/diff.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { useIssueText } from '#ui/issue-text.ts';
import { showProblem, useProblemText } from '#ui/problem.tsx';
import type { ZodForm } from '#ui/use-zod-form.ts';
import { StaleDialog, type StaleAnswer } from './stale-dialog.tsx';

type ObjectSchema = z.ZodType<FieldValues, FieldValues>;

export interface Saving<S extends ObjectSchema, R> {
  form: ZodForm<S>;
  onSave: (draft: z.output<S>) => Promise<R>;
  onSaved?: (result: R) => void;
  /** The object as it stands now; with it, a conflict of two editors can be compared and settled in place. */
  latest?: () => Promise<FieldValues>;
  /** Words values in that comparison that do not speak for themselves. */
  texts?: DiffTexts;
}

/** Submits a form: nothing typed is lost, a refusal stands at its field, a conflict is settled by the person. */
export const useSubmit = <S extends ObjectSchema, R>({ form, onSave, onSaved, latest, texts }: Saving<S, R>) => {
  const [isSaving, setIsSaving] = useState(false);
  const text = useProblemText();
  const issueText = useIssueText();
  const settle = useSettle(form, texts);

  const save = async (draft: z.output<S>): Promise<void> => {
    try {
      onSaved?.(await onSave(draft));
    } catch (error) {
      if (latest && isProblem(error, 'stale-version') && (await settle(await latest()))) return submit();
      const names = form.labels.keys();
      showProblem({ setError: form.setError, setFocus: form.setFocus, names } as never, error, text, issueText);
    }
  };
  const submit = async (): Promise<void> => {
    setIsSaving(true);
    form.clearErrors('root');
    try {
      await form.handleSubmit(save)();
    } finally {
      setIsSaving(false);
    }
  };
  return { submit, isSaving, problem: form.formState.errors.root?.message };
};

/** Answers whether to save again, over what the other has saved. */
const useSettle = <S extends ObjectSchema>(form: ZodForm<S>, texts: DiffTexts | undefined) => {
  const open = useDialog();
  return async (theirs: FieldValues): Promise<boolean> => {
    const mine = form.getValues() as FieldValues;
    // Only what this form shows can be compared here, parts of a value each by itself.
    const shown = (values: FieldValues) => Object.fromEntries([...form.labels.keys()].map((name) => [name, get(values, name) as unknown]));
    const answer = await open<StaleAnswer>((done) => (
      <StaleDialog mine={shown(mine)} theirs={shown(theirs)} labels={form.labels} texts={texts} onAnswer={done} onCancel={() => done(undefined as never)} />
    ));
    if (answer === 'theirs') form.reset(theirs as never);
    if (answer === 'mine') form.setValue('version' as never, theirs.version as never);
    return answer === 'mine';
  };
};
