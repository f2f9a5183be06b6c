import { Alert, Button, Group, Stack } from '@mantine/core';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { useLocale, useTranslations } from 'use-intl';
import { isProblem, type ApiProblem } from '#api/problem.ts';
import { languageIn } from '#i18n/locale.ts';
import { Icon } from './icons.tsx';
import { useIssueText } from './issue-text.ts';

export interface ProblemText {
  title: string;
  detail: string;
  requestId: string | undefined;
}

/** Words a failure in the viewer's language: what happened and what to do. */
export const useProblemText = () => {
  const t = useTranslations('problems');
  const language = languageIn(useLocale());
  const issueText = useIssueText();
  return (error: unknown): ProblemText => {
    if (!isProblem(error)) return { title: t('internal.title'), detail: t('page'), requestId: undefined };
    const isOurs = error.code === 'unreachable' || error.code === 'internal' || error.code === 'unavailable' || error.code === 'unauthenticated';
    // The API writes English; a sentence that the catalogue knows is shown in the viewer's language, else what its code means.
    const translated = issueText(error.message);
    const useCatalogue = isOurs || (language !== 'en' && translated === error.message);
    return { title: t(`${error.code}.title`), detail: useCatalogue ? t(`${error.code}.detail`) : translated, requestId: error.requestId };
  };
};

/** A failure in its place on the page, with the way out of it. */
export const ProblemAlert = ({ error, onRetry, retryLabel }: { error: unknown; onRetry?: () => void; retryLabel?: string | undefined }) => {
  const t = useTranslations('problems');
  const { title, detail, requestId } = useProblemText()(error);
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="warning" />} title={title} data-problem={isProblem(error) ? error.code : 'internal'}>
      <Stack gap={6}>
        <span>{detail}</span>
        <Group gap="sm">
          {onRetry && (
            <Button variant="default" size="xs" onClick={onRetry}>
              {retryLabel ?? t('retry')}
            </Button>
          )}
          {requestId && <small>{t('request', { id: requestId })}</small>}
        </Group>
      </Stack>
    </Alert>
  );
};

// `/lines/0/extensionId` is the form's `lines.0.extensionId`; `~1` and `~0` are how a pointer writes a slash and a tilde.
const fieldOf = (pointer: string) => pointer.replace(/^[/?]/, '').split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');

type FormLike<F extends FieldValues> = Pick<UseFormReturn<F>, 'setError' | 'setFocus'> & { names?: Iterable<string> };

/**
 * Shows a refusal where it belongs: each pointer of the problem at its field, whatever is left at the form itself.
 * @returns whether it could be shown at fields alone
 */
export const showProblem = <F extends FieldValues>(form: FormLike<F>, error: unknown, text: (error: unknown) => ProblemText, issueText: (detail: string) => string = (detail) => detail): boolean => {
  const names = [...(form.names ?? [])];
  // One of several things that a field holds has no input of its own: the field stands for it.
  const holderOf = (name: string) => names.filter((known) => name === known || name.startsWith(`${known}.`)).sort((a, b) => b.length - a.length)[0];
  const atFields = (isProblem(error) ? error.errors : []).map(({ pointer, detail }) => ({ name: fieldOf(pointer), detail: issueText(detail) })).filter(({ name }) => !form.names || holderOf(name));
  atFields.forEach(({ name, detail }) => form.setError(name as Path<F>, { type: 'server', message: detail }));
  const holders = new Set(atFields.map(({ name }) => holderOf(name)));
  const first = names.find((name) => holders.has(name)) ?? atFields[0]?.name;
  if (first) form.setFocus(first as Path<F>);
  const isComplete = atFields.length > 0 && atFields.length === (error as ApiProblem).errors.length;
  if (!isComplete) form.setError('root', { type: 'server', message: text(error).detail });
  return isComplete;
};
