import type { ExtensionSettings } from '@patchbay/contract/extension-cards';
import type { ForwardRule } from '@patchbay/contract/forwarding';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { WarningsAt } from '../explain/warnings.tsx';
import { To } from './destinations.tsx';
import styles from './forwarding.module.css';
import { useTimesText } from './rule-words.ts';

interface Props {
  rules: ForwardRule[];
  settings: Pick<ExtensionSettings, 'destinations'>;
  /** What can be done with each, by its place. */
  tools?: (index: number) => ReactNode;
}

/** By what it says, so that the focus goes along with a rule that is moved; of two that say the same by their places. */
const keyAt = (rules: ForwardRule[], index: number): string => {
  const keys = rules.slice(0, index + 1).map((rule) => JSON.stringify(rule));
  return `${keys.at(-1)} ${keys.filter((key) => key === keys.at(-1)).length}`;
};

/** Rules in their order: the first that covers the moment decides. */
export const RuleList = ({ rules, settings, tools }: Props) => {
  const t = useTranslations('extensionCards.unconditional');
  const times = useTimesText();
  return (
    <ol className={styles.rules} aria-label={t('rules')}>
      {rules.map((rule, index) => (
        <li key={keyAt(rules, index)} className={styles.rule}>
          <span className={styles.place}>{index + 1}</span>
          <span className={styles.ruleText}>
            {rule.name && <div>{rule.name}</div>}
            <div className={styles.times}>{times(rule)}</div>
            <To settings={settings} destination={rule.destination} />
          </span>
          {tools && <span className={styles.tools}>{tools(index)}</span>}
          <WarningsAt pointer={`/forwarding/unconditional/rules/${index}`} />
        </li>
      ))}
    </ol>
  );
};
