import { outbox } from '@patchbay/contract/operations';
import type { ResponseOf } from '@patchbay/contract/http/endpoint';
import { useParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Copyable } from '#ui/copy.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Panel } from '#ui/panel.tsx';
import { Time } from '#ui/time.tsx';
import { MailState, useTemplateWords } from './columns.tsx';
import { linkParts } from './link-parts.ts';
import styles from './outbox.module.css';

/** One mail as it was written. */
export const MailPanel = () => {
  const t = useTranslations('outbox');
  const { base } = usePlace();
  const { id = '' } = useParams();
  const query = useApi(outbox.get, { params: { id } });
  return (
    <Panel title={query.data?.subject ?? t('title')} parent={`${base}/outbox`}>
      <Loaded query={query}>{(mail) => <MailView mail={mail} />}</Loaded>
    </Panel>
  );
};

const MailView = ({ mail }: { mail: ResponseOf<typeof outbox.get> }) => {
  const t = useTranslations('outbox');
  const format = useFormatter();
  const template = useTemplateWords();
  return (
    <>
      <Facts>
        <Fact label={t('to')}>
          <Copyable value={mail.to} of={t('to')} />
        </Fact>
        <Fact label={t('template')}>{template(mail.template)}</Fact>
        <Fact label={t('status')}>
          <MailState status={mail.status} />
        </Fact>
        <Fact label={t('created')}>
          <Time at={mail.createdAt} />
        </Fact>
        <Fact label={t('sent')}>
          <Time at={mail.sentAt} never={t('notSent')} />
        </Fact>
        <Fact label={t('attempts')}>{format.number(mail.attempts)}</Fact>
        {mail.error && <Fact label={t('error')}>{mail.error}</Fact>}
      </Facts>
      <h3 className={styles.heading}>{t('text')}</h3>
      <MailText text={mail.text} />
    </>
  );
};

const MailText = ({ text }: { text: string }) => {
  const t = useTranslations('outbox');
  const parts = linkParts(text);
  return (
    <>
      <div className={styles.text}>
        {parts.map((part, index) =>
          part.isLink ? (
            <a key={index} href={part.text} target="_blank" rel="noreferrer">
              {part.text}
            </a>
          ) : (
            part.text
          ),
        )}
      </div>
      {parts.some(({ isLink }) => isLink) && <p className={styles.note}>{t('linkNote')}</p>}
    </>
  );
};
