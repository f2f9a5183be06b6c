import type { CallOutcome } from '@patchbay/contract/call-decisions';
import { Status, type Tone } from '#ui/status.tsx';
import type { Explained } from './engine.ts';
import styles from './explain.module.css';
import { outcomeSentence } from './outcome-sentence.ts';
import { stepSentence } from './step-sentence.ts';
import { useCallWords } from './use-call-words.ts';

const tones: { [K in CallOutcome['kind']]: Tone } = { ANSWERED: 'good', EXTERNAL: 'good', EMERGENCY: 'good', HANDED_OVER: 'good', BEYOND: 'neutral', QUEUED: 'busy', VOICEMAIL: 'neutral', LINE_VOICEMAIL: 'neutral', ENDED: 'warning' };

/** What comes of a call, and step by step how. */
export const Decision = ({ of: { decision, labelOf } }: { of: Explained }) => {
  const words = useCallWords(labelOf);
  return (
    <div className={styles.decision}>
      <p className={styles.outcome}>
        <Status tone={tones[decision.outcome.kind]}>{outcomeSentence(words, decision)}</Status>
      </p>
      <ol className={styles.steps}>
        {decision.steps.map((step, index) => {
          const { text, parts } = stepSentence(words, step);
          return (
            <li key={index}>
              {text}
              {parts.length > 0 && <ul>{parts.map((part, place) => <li key={place}>{part}</li>)}</ul>}
            </li>
          );
        })}
      </ol>
    </div>
  );
};
