import type { ExtensionState } from '@patchbay/contract/call-worlds';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useDebouncedValue } from '#ui/kit.ts';
import { ProblemAlert } from '#ui/problem.tsx';
import { Decision } from './decision.tsx';
import type { Explained, Question, Unsaved } from './engine.ts';
import styles from './explain.module.css';
import { QuestionFields } from './question-fields.tsx';
import { useQuestion } from './question.ts';
import { useLocalText } from './use-call-words.ts';
import { useExplained } from './use-explained.ts';
import { WarningsContext } from './warnings.tsx';

interface Props {
  id: string;
  /** What is on the screen; nothing while it is not complete. */
  unsaved: Unsaved | undefined;
  /** In which state the change shows. */
  state: ExtensionState;
  /** When it shows, where that is not now. */
  moment?: string;
  children: ReactNode;
}

/** Fields, with warnings at their places and below them what saving them would do to a call: before and after. */
export const Effect = ({ id, unsaved, state, moment, children }: Props) => {
  const t = useTranslations('extensionCalls');
  const heading = useId();
  const { form, question } = useQuestion(state, moment);
  const [when, at] = useWatch({ control: form.control, name: ['when', 'at'] });
  const local = useLocalText();
  const [after, setAfter] = useState<Explained>();
  return (
    <>
      <WarningsContext value={after}>{children}</WarningsContext>
      <section className={styles.effect} aria-labelledby={heading}>
        <h3 id={heading} className={styles.title}>{t('effect')}</h3>
        <details className={styles.ask}>
          <summary>{t('askOther')}</summary>
          <QuestionFields form={form} />
        </details>
        <div role="status">
          {question && when === 'AT' && <p className={styles.help}>{t('effectAt', { when: local(at) })}</p>}
          {question && unsaved ? <Comparison id={id} question={question} unsaved={unsaved} onAnswer={setAfter} /> : <p className={styles.help}>{t(unsaved ? 'incomplete' : 'notComplete')}</p>}
        </div>
      </section>
    </>
  );
};

const Comparison = ({ id, question, unsaved, onAnswer }: { id: string; question: Question; unsaved: Unsaved; onAnswer: (explained: Explained) => void }) => {
  const t = useTranslations('extensionCalls');
  const [typed] = useDebouncedValue(unsaved, 150);
  const before = useExplained({ id, question });
  const after = useExplained({ id, question, unsaved: typed });
  const answer = after.data;
  useEffect(() => {
    if (answer) onAnswer(answer);
  }, [answer, onAnswer]);
  const failed = [before, after].find(({ error, data }) => error && !data);
  if (failed) return <ProblemAlert error={failed.error} onRetry={failed.retry} />;
  if (!before.data || !answer) return <p className={styles.help}>{t('deciding')}</p>;
  const isSame = JSON.stringify(before.data.decision) === JSON.stringify(answer.decision);
  if (isSame) return <><p className={styles.help}>{t('same')}</p><Decision of={answer} /></>;
  return (
    <div className={styles.comparison}>
      <section aria-label={t('before')}><h4>{t('before')}</h4><Decision of={before.data} /></section>
      <section aria-label={t('after')}><h4>{t('after')}</h4><Decision of={answer} /></section>
    </div>
  );
};
