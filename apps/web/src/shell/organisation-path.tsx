import { useTranslations } from 'use-intl';
import { basePath, usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import styles from './top-bar.module.css';

const shownAncestors = 2;

/** From the viewer's highest organisation down to this one; the last opens the switcher. */
export const OrganisationPath = ({ onSwitch }: { onSwitch: () => void }) => {
  const t = useTranslations('shell');
  const { path, name } = usePlace();
  const above = path.slice(0, -1);
  const hidden = Math.max(0, above.length - shownAncestors);
  // The nearest ones say the most; those further up are in the switcher.
  const shown = above.slice(hidden);
  return (
    <nav className={styles.path} aria-label={t('organisation')}>
      {hidden > 0 && (
        <span className={styles.above} title={above.slice(0, hidden).map((step) => step.name).join(' ▸ ')}>
          …<Separator />
        </span>
      )}
      {shown.map(({ id, kind, name: ancestor }) => (
        <span key={id} className={styles.above}>
          <Link to={basePath(kind, id)} className={styles.step}>
            {ancestor}
          </Link>
          <Separator />
        </span>
      ))}
      <button type="button" className={styles.current} aria-haspopup="dialog" aria-label={t('switch', { name })} onClick={onSwitch}>
        <span className={styles.name}>{name}</span>
        <Icon name="swap" size={14} />
      </button>
    </nav>
  );
};

const Separator = () => (
  <span className={styles.separator} aria-hidden="true">
    ▸
  </span>
);
