import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from './icons.tsx';
import styles from './copy.module.css';

/** Copies a value. `of` names it, for those who hear the page. */
export const CopyButton = ({ value, of }: { value: string; of: string }) => {
  const t = useTranslations('common');
  const { copied, copy } = useClipboard({ timeout: 1500 });
  return (
    <Tooltip label={copied ? t('copied') : t('copy')} openDelay={0}>
      <ActionIcon size={24} aria-label={t('copyThe', { what: of })} onClick={() => copy(value)} data-copied={copied || undefined}>
        <Icon name={copied ? 'check' : 'copy'} size={14} />
        <span className="pb-visually-hidden" aria-live="polite">
          {copied ? t('copied') : ''}
        </span>
      </ActionIcon>
    </Tooltip>
  );
};

/** A value to be read and taken along: an address, a key, a user name. The button shows as one points at the value; what comes `after` that is never cut. */
export const Copyable = ({ value, of, children, after }: { value: string; of: string; children?: ReactNode; after?: ReactNode }) => (
  <span className={styles.copyable}>
    <span className={styles.value}>{children ?? value}</span>
    {after}
    <span className={styles.button}>
      <CopyButton value={value} of={of} />
    </span>
  </span>
);
