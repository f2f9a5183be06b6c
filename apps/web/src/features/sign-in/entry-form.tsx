import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { isProblem } from '#api/problem.ts';
import { issueMessage, useIssueText } from '#ui/issue-text.ts';
import { Alert, Button, Stack } from '#ui/kit.ts';
import { useProblemText } from '#ui/problem.tsx';

type Texts = Record<string, string>;

interface Props<S extends z.ZodType> {
  schema: S;
  /** Values that are not typed here: a token, a known address. */
  fixed?: Texts;
  initial?: Texts;
  submitLabel: string;
  onSubmit: (body: z.output<S>) => Promise<void>;
  /** Words for refusals that mean something particular here. */
  words?: { [code: string]: string };
  children: (field: (name: string) => EntryField) => ReactNode;
}

export interface EntryField {
  name: string;
  value: string;
  error: string | undefined;
  'aria-invalid': boolean;
  onChange: (event: { currentTarget: { value: string } }) => void;
}

/** A form of one or two fields, without the library that the forms behind the sign-in need. */
export const EntryForm = <S extends z.ZodType>({ schema, fixed = {}, initial = {}, submitLabel, onSubmit, words, children }: Props<S>) => {
  const [values, setValues] = useState<Texts>(initial);
  const { check, errors, setErrors } = useCheck(schema);
  const { explain, problem, setProblem } = useExplain(words, setErrors);
  const [isBusy, setIsBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    const body = check({ ...values, ...fixed });
    if (!body) return focusFirstError(form.current);
    setIsBusy(true);
    try {
      await onSubmit(body.value);
    } catch (error) {
      explain(error);
      focusFirstError(form.current);
    } finally {
      setIsBusy(false);
    }
  };
  const field = (name: string): EntryField => ({
    name,
    value: values[name] ?? '',
    error: errors[name],
    // The kit says it of every field but those for passwords.
    'aria-invalid': errors[name] !== undefined,
    onChange: ({ currentTarget: { value } }) => {
      setValues({ ...values, [name]: value });
      setErrors(({ [name]: _, ...others }) => others);
    },
  });
  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap={14}>
        {children(field)}
        {problem && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {problem}
          </Alert>
        )}
        <Button type="submit" fullWidth mt={4} loading={isBusy}>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
};

const focusFirstError = (form: HTMLFormElement | null) => requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());

const useCheck = <S extends z.ZodType>(schema: S) => {
  const validation = useTranslations('validation');
  const issueText = useIssueText();
  const [errors, setErrors] = useState<Texts>({});
  const check = (typed: Texts): { value: z.output<S> } | undefined => {
    const result = schema.safeParse(typed, { error: issueMessage(validation) });
    if (result.success) return { value: result.data };
    const found = result.error.issues.map((issue) => [String(issue.path[0]), typed[String(issue.path[0])] ? issueText(issue.message) : validation('required')] as const);
    setErrors(Object.fromEntries(found.reverse()));
    return undefined;
  };
  return { check, errors, setErrors };
};

const useExplain = (words: { [code: string]: string } | undefined, setErrors: (errors: Texts) => void) => {
  const text = useProblemText();
  const issueText = useIssueText();
  const [problem, setProblem] = useState<string>();
  const explain = (error: unknown) => {
    const atFields = isProblem(error) ? error.errors.map(({ pointer, detail }) => [pointer.replace(/^\//, ''), issueText(detail)] as const) : [];
    setErrors(Object.fromEntries(atFields));
    if (atFields.length === 0) setProblem((isProblem(error) && words?.[error.code]) || text(error).detail);
  };
  return { explain, problem, setProblem };
};
