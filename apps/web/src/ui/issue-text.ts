import type { z } from 'zod';
import { useTranslations } from 'use-intl';
import { namedSentence } from './named-sentence.ts';

/**
 * The catalogue key of a sentence that the contract or the API writes itself: `At most 60 characters` →
 * `at-most-n-characters`, where the figure is given to the translation as `n`.
 */
export const sentenceKey = (sentence: string) => sentence.toLowerCase().replace(/\d+/g, 'n').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** Translates a message of the contract or of the API; one that the catalogue does not know stays as it is. */
export const useIssueText = () => {
  const t = useTranslations('sentences');
  return (message: string): string => {
    const named = namedSentence(message);
    if (named) return t(named.key as 'not-empty', named.values as { name: string });
    const key = sentenceKey(message) as 'at-most-n-characters';
    return key && t.has(key) ? t(key, { n: /\d+/.exec(message)?.[0] ?? '' }) : message;
  };
};

type Translate = ReturnType<typeof useTranslations<'validation'>>;
type Issue = z.core.$ZodRawIssue;

const sized = (t: Translate, issue: { origin?: string }, bound: 'min' | 'max', limit: number) => {
  if (issue.origin === 'string') return bound === 'min' && limit === 1 ? t('required') : t(`text-${bound}`, { limit });
  if (issue.origin === 'array' || issue.origin === 'set') return t(`list-${bound}`, { limit });
  return t(`number-${bound}`, { limit });
};

const isMissing = (input: unknown) => input === undefined || input === null || input === '';

/** Words zod's own findings, which otherwise are English and about types. */
export const issueMessage = (t: Translate) => (issue: Issue): string => {
  if (isMissing(issue.input)) return t('required');
  if (issue.code === 'too_small') return sized(t, issue, 'min', Number(issue.minimum));
  if (issue.code === 'too_big') return sized(t, issue, 'max', Number(issue.maximum));
  if (issue.code === 'invalid_format' && issue.format === 'email') return t('email');
  if (issue.code === 'invalid_value') return t('choice');
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return t('number');
  return t('invalid');
};
