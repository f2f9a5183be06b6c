import type { RoutingWarning } from '@patchbay/contract/call-decisions';
import { createContext, use } from 'react';
import { Status } from '#ui/status.tsx';
import type { Explained } from './engine.ts';
import styles from './explain.module.css';
import { useCallWords } from './use-call-words.ts';
import { warningSentence } from './warning-sentence.ts';

/** What is to be known of the settings that stand around here, saved or not. */
export const WarningsContext = createContext<Explained | undefined>(undefined);

const isAt = (pointer: string) => (warning: RoutingWarning) => warning.pointer === pointer || warning.pointer.startsWith(`${pointer}/`);

/** The warnings about one setting, at its place. */
export const WarningsAt = ({ pointer }: { pointer: string }) => {
  const explained = use(WarningsContext);
  const warnings = explained?.warnings.filter(isAt(pointer)) ?? [];
  return explained && warnings.length > 0 && <WarningList explained={explained} warnings={warnings} />;
};

const WarningList = ({ explained, warnings }: { explained: Explained; warnings: RoutingWarning[] }) => {
  const words = useCallWords(explained.labelOf);
  return (
    <ul className={styles.warnings}>
      {warnings.map((warning) => (
        <li key={`${warning.code} ${warning.pointer}`}>
          <Status tone="warning">{warningSentence(words, warning)}</Status>
        </li>
      ))}
    </ul>
  );
};
