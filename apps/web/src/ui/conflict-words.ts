import { useFormatter, useTranslations } from 'use-intl';
import { useIssueText } from './issue-text.ts';

const fixed = {
  'It is gone.': 'gone',
  'It exists again.': 'exists',
  'This kind of change cannot be undone from here.': 'unsupported',
} as const;
const changed = /^It was changed since, by (.+) at (\S+Z)\.$/;
const used = /^It is used by (.+)\.$/;

/** What stands in the way of undoing, in the viewer's language and time; a sentence that is new here is worded as every sentence of the API. */
export const useConflictWords = () => {
  const t = useTranslations('auditLog.conflicts');
  const format = useFormatter();
  const issueText = useIssueText();
  return (conflict: string): string => {
    const [, name, at] = changed.exec(conflict) ?? [];
    if (name && at) return t('changed', { name, when: format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }) });
    const [, users] = used.exec(conflict) ?? [];
    if (users) return t('used', { users });
    return conflict in fixed ? t(fixed[conflict as keyof typeof fixed]) : issueText(conflict);
  };
};
