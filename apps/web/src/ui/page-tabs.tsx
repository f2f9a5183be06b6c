import { useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { Link } from './link.tsx';
import styles from './page-tabs.module.css';

interface Props {
  /** What they are parts of. */
  label: string;
  tabs: { to: string; label: string }[];
}

/** Pages that belong together, each with an address of its own: links that look like tabs. */
export const PageTabs = ({ label, tabs }: Props) => {
  const { pathname } = useLocation();
  const current = tabs.find(({ to }) => to === pathname) ?? tabs[0];
  const nav = useRef<HTMLElement>(null);
  // Where they do not fit side by side, the one that is open is in sight.
  useLayoutEffect(() => {
    const [bar, tab] = [nav.current, nav.current?.querySelector('[aria-current]')];
    if (!bar || !tab) return;
    const [around, open] = [bar.getBoundingClientRect(), tab.getBoundingClientRect()];
    bar.scrollLeft += open.left - around.left - (around.width - open.width) / 2;
  }, [current?.to]);
  return (
    <nav ref={nav} aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={styles.tab} aria-current={tab === current ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
};
