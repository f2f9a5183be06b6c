import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { useMaybePlace } from '#api/place.tsx';
import { Link } from './link.tsx';
import { Icon } from './icons.tsx';
import styles from './page.module.css';

interface Props {
  title: string;
  /** What stands before the title: a picture, or what takes its place. */
  picture?: ReactNode;
  /** One sentence on what is here, where the title alone does not say it. */
  description?: ReactNode;
  /** The one primary action, and before it the few others that concern the whole page. */
  action?: ReactNode;
  /** Where this page belongs: `{ to: '../extensions', label: 'Extensions' }`. */
  parent?: { to: string; label: string };
  /** What is listed is only a part of what the page is about. */
  withoutCount?: boolean;
  /** For forms and texts, which are not readable at a table's width. */
  narrow?: boolean;
  children: ReactNode;
}

interface Count {
  total: number;
  isEstimate: boolean;
}

const CountContext = createContext<((count: Count | undefined) => void) | undefined>(undefined);

/** A page: its title with the count of what it lists, its action at the top right, and the document's title. */
export const Page = ({ title, picture, description, action, parent, withoutCount, narrow, children }: Props) => {
  const [count, setCount] = useState<Count>();
  const place = useMaybePlace();
  return (
    <div className={styles.page} data-narrow={narrow || undefined}>
      <title>{[title, place?.name, 'Patchbay'].filter(Boolean).join(' · ')}</title>
      {parent && (
        <Link to={parent.to} className={styles.parent}>
          <Icon name="back" size={14} /> {parent.label}
        </Link>
      )}
      <header className={styles.header} data-pictured={picture !== undefined || undefined}>
        {picture}
        <div className={styles.heading}>
          <h1 className={styles.title} tabIndex={-1}>
            {title}
            {count && !withoutCount && <PageCount {...count} />}
          </h1>
          {description && <p className={styles.description}>{description}</p>}
        </div>
        {action && <div className={styles.action}>{action}</div>}
      </header>
      <CountContext value={setCount}>{children}</CountContext>
    </div>
  );
};

const PageCount = ({ total, isEstimate }: Count) => {
  const format = useFormatter();
  return (
    <span className={styles.count}>
      {isEstimate ? '≈ ' : ''}
      {format.number(total)}
    </span>
  );
};

/** Lets what a page lists tell the title how many there are. */
export const usePageCount = (total: number | undefined, isEstimate = false) => {
  const report = use(CountContext);
  const count = useMemo(() => (total === undefined ? undefined : { total, isEstimate }), [total, isEstimate]);
  useEffect(() => {
    report?.(count);
  }, [report, count]);
};
