import type { NodeType } from '@patchbay/contract/call-flow-nodes';
import { useTranslations } from 'use-intl';
import { Icon, type IconName } from '#ui/icons.tsx';
import styles from './call-flows.module.css';

export const stepIcons: { [T in NodeType]: IconName } = { TIME_ROUTER: 'clock', MENU: 'keyboard', RING_GROUP: 'users', PLAYBACK: 'sound', VOICEMAIL: 'microphone', HANG_UP: 'exit' };

/** What kind of step it is, by sign and word. */
export const StepIcon = ({ type }: { type: NodeType }) => {
  const t = useTranslations('callFlows.types');
  return (
    <span className={styles.type}>
      <Icon name={stepIcons[type]} size={16} />
      {t(type)}
    </span>
  );
};
