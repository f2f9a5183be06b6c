import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Skeleton } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import { Decision } from './decision.tsx';
import type { Question } from './engine.ts';
import styles from './explain.module.css';
import { QuestionFields } from './question-fields.tsx';
import { useQuestion } from './question.ts';
import { useExplained } from './use-explained.ts';

/** "What happens to a call?": now or at any moment, by anybody, step by step. */
export const ExplainPanel = ({ id }: { id: string }) => {
  const t = useTranslations('extensionCalls');
  const heading = useId();
  const { form, question } = useQuestion('IDLE');
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <div>
        <h2 id={heading} className={styles.title}>{t('title')}</h2>
        <p className={styles.help}>{t('help')}</p>
      </div>
      <QuestionFields form={form} />
      <div role="status">{question ? <Answer id={id} question={question} /> : <p className={styles.help}>{t('incomplete')}</p>}</div>
    </section>
  );
};

const Answer = ({ id, question }: { id: string; question: Question }) => {
  const { data, error, retry } = useExplained({ id, question });
  if (data) return <Decision of={data} />;
  return error ? <ProblemAlert error={error} onRetry={retry} /> : <Skeleton h={64} />;
};
