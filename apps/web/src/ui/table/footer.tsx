import { Button } from '@mantine/core';
import { pageSizes } from '@patchbay/contract/http/list';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import type { Paging } from './list-state.ts';
import styles from './footer.module.css';

interface Props {
  paging: Paging;
  shown: number;
  /** How many of the total the rows stand for, where that is more than they are. */
  covered?: number;
  total: number;
  isEstimate: boolean;
  next: string | null;
  pageSize: number;
  onPageSize: (size: number) => void;
}

/** Where in the list this page is, and the ways on and back. */
export const Footer = ({ paging, shown, covered, total, isEstimate, next, pageSize, onPageSize }: Props) => {
  const t = useTranslations('table');
  const range = paging.before === undefined || covered !== undefined ? t('someOf', { shown: covered ?? shown, total }) : t('range', { from: paging.before + 1, to: paging.before + shown, total });
  if (paging.isFirst && !next && total <= pageSizes[0]) return null;
  return (
    <nav className={styles.footer} aria-label={t('pages')}>
      <span className={styles.range} aria-live="polite">
        {isEstimate ? t('about', { range }) : range}
      </span>
      <label className={styles.size}>
        {t('perPage')}
        <select value={pageSize} onChange={(event) => onPageSize(Number(event.currentTarget.value))}>
          {[...new Set([...pageSizes, pageSize])].sort((a, b) => a - b).map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <span className={styles.steps}>
        {paging.before === undefined ? (
          <Button variant="default" onClick={paging.first}>
            {t('firstPage')}
          </Button>
        ) : (
          <Button variant="default" disabled={paging.isFirst} leftSection={<Icon name="left" size={14} />} onClick={paging.previous}>
            {t('previous')}
          </Button>
        )}
        <Button variant="default" disabled={next === null} rightSection={<Icon name="right" size={14} />} onClick={() => next && paging.next(next)}>
          {t('next')}
        </Button>
      </span>
    </nav>
  );
};
