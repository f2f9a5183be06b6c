import { closeToChanges, type DiffLine, lineDiff } from '@patchbay/domain/texts/line-diff';
import { useTranslations } from 'use-intl';
import styles from './text-diff.module.css';

interface Props {
  before: string;
  after: string;
  /** What the two are. */
  label: string;
}

/** What differs between two texts, line by line, with a few of the lines around. */
export const TextDiff = ({ before, after, label }: Props) => {
  const t = useTranslations('common');
  if (before === after) return <p className={styles.none}>{t('noDifference')}</p>;
  return <Lines label={label} lines={closeToChanges(lineDiff(before, after))} />;
};

/** A text with the numbers of its lines. */
export const NumberedText = ({ text, label }: { text: string; label: string }) => (
  <Lines label={label} lines={text.replace(/\n$/, '').split('\n').map((line, index): DiffLine => ({ kind: 'same', text: line, line: index + 1 }))} />
);

const signs = { same: ' ', removed: '−', added: '+' };

const Lines = ({ lines, label }: { lines: (DiffLine | null)[]; label: string }) => {
  const t = useTranslations('common.lines');
  return (
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <ol className={styles.lines}>
        {lines.map((line, index) => (
          <li key={index} data-kind={line?.kind ?? 'gap'} aria-label={line && line.kind !== 'same' ? t(line.kind, { text: line.text }) : undefined}>
            <span className={styles.number} aria-hidden>
              {line?.line ?? '⋯'}
            </span>
            <span className={styles.sign} aria-hidden>
              {line ? signs[line.kind] : ''}
            </span>
            <code>{line?.text ?? ''}</code>
          </li>
        ))}
      </ol>
    </div>
  );
};
