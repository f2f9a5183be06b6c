import type { outbox } from '@patchbay/contract/operations';
import { useTranslations } from 'use-intl';
import type { Column, RowOf } from '#ui/resource-table.tsx';
import { Status, type Tone } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

export type Mail = RowOf<typeof outbox.list>;

const tones: { [S in Mail['status']]: Tone } = { queued: 'busy', sent: 'good', kept: 'neutral', failed: 'bad' };

export const MailState = ({ status }: Pick<Mail, 'status'>) => {
  const t = useTranslations('outbox.statuses');
  return <Status tone={tones[status]}>{t(status)}</Status>;
};

/** What a mail is about. */
export const useTemplateWords = () => {
  const t = useTranslations('outbox.templates');
  return (template: string): string => (t.has(template as 'invitation') ? t(template as 'invitation') : template);
};

export const useMailColumns = (): Column<Mail>[] => {
  const t = useTranslations('outbox');
  const template = useTemplateWords();
  return [
    { id: 'to', header: t('to'), width: 240, sort: false, cell: (mail) => mail.to },
    { id: 'subject', header: t('subject'), width: 300, sort: false, narrow: 'detail', cell: (mail) => mail.subject },
    { id: 'template', header: t('template'), width: 140, sort: false, narrow: 'none', cell: (mail) => template(mail.template) },
    { id: 'status', header: t('status'), width: 120, sort: false, narrow: 'status', cell: ({ status }) => <MailState status={status} /> },
    { id: 'createdAt', header: t('created'), width: 160, narrow: 'detail', cell: ({ createdAt }) => <Time at={createdAt} /> },
    { id: 'error', header: t('error'), width: 220, sort: false, isOptional: true, cell: ({ error }) => error || '—' },
  ];
};
