import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { ReactNode } from 'react';
import { OnItsClocks } from '../access.tsx';
import { ExplainPanel } from '../explain/explain-panel.tsx';
import { useQuestion } from '../explain/question.ts';
import { useExplained } from '../explain/use-explained.ts';
import { WarningsContext } from '../explain/warnings.tsx';
import { ConditionalCard } from './conditional.tsx';
import { ExceptionsCard } from './exceptions.tsx';
import styles from './forwarding.module.css';
import { TemporaryCard } from './temporary.tsx';
import { UnconditionalCard } from './unconditional.tsx';

/** Where an extension forwards to, card by card, and beside them what comes of it. */
export const Forwarding = ({ settings }: { settings: ExtensionSettings }) => (
  <OnItsClocks id={settings.id}>
    <div className={styles.forwarding}>
      <Warned id={settings.id}>
        <div className={styles.cards}>
          <UnconditionalCard settings={settings} />
          <ExceptionsCard settings={settings} />
          <ConditionalCard settings={settings} />
          <TemporaryCard settings={settings} />
        </div>
      </Warned>
      <ExplainPanel id={settings.id} />
    </div>
  </OnItsClocks>
);

/** Gives the cards the warnings about what is saved. */
const Warned = ({ id, children }: { id: string; children: ReactNode }) => {
  const { question } = useQuestion('IDLE');
  const { data } = useExplained({ id, question: question! });
  return <WarningsContext value={data}>{children}</WarningsContext>;
};
