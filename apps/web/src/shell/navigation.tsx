import { NavLink, useHref } from 'react-router';
import { use } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { PrefetchContext } from '#ui/link.tsx';
import { useShortcut } from '#ui/shortcuts.tsx';
import { viewerZone, zoneName } from '#ui/zones.ts';
import { menuOf, type MenuEntry } from '../pages.ts';
import { PagesContext } from './pages-context.ts';
import styles from './navigation.module.css';

/** The pages of this place by sections; only what the viewer may use. */
export const Navigation = ({ onFollow }: { onFollow?: () => void }) => {
  const t = useTranslations('navigation');
  const place = usePlace();
  const menu = menuOf(place, use(PagesContext));
  const sections = [...new Set(menu.map((page) => page.menu.section))];
  return (
    <div className={styles.navigation}>
      {sections.map((section) => (
        <section key={section} aria-label={t(`sections.${section}`)}>
          {/* What stands alone at the top needs no heading above it. */}
          <h2 className={section === 'start' ? 'pb-visually-hidden' : styles.section}>{t(`sections.${section}`)}</h2>
          <ul className={styles.list}>
            {menu
              .filter((page) => page.menu.section === section)
              .map((page) => (
                <li key={page.path}>
                  <Item to={`${place.base}/${page.path}`} menu={page.menu} onFollow={onFollow} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      <Zones />
    </div>
  );
};

/** In whose time the pages tell times. */
const Zones = () => {
  const t = useTranslations('shell');
  const { name, timeZone } = usePlace();
  const [zone, there] = [zoneName(viewerZone), zoneName(timeZone)];
  return <p className={styles.zones}>{zone === there ? t('zone', { zone }) : t('zones', { zone, name, there })}</p>;
};

const Item = ({ to, menu, onFollow }: { to: string; menu: MenuEntry; onFollow?: () => void }) => {
  const t = useTranslations('navigation');
  const prefetch = use(PrefetchContext);
  const href = useHref(to);
  return (
    <NavLink to={to} className={styles.item} onClick={onFollow} onPointerEnter={() => prefetch(href)} onFocus={() => prefetch(href)}>
      <Icon name={menu.icon} />
      {t(menu.title)}
    </NavLink>
  );
};

/** Two keys for each page that has some. */
export const NavigationShortcuts = () => {
  const place = usePlace();
  return menuOf(place, use(PagesContext)).map(({ path, menu }) => menu.keys && <PageShortcut key={path} to={`${place.base}/${path}`} keys={menu.keys} title={menu.title} />);
};

const PageShortcut = ({ to, keys, title }: { to: string; keys: string; title: MenuEntry['title'] }) => {
  const t = useTranslations('navigation');
  const shell = useTranslations('shell');
  const navigate = useNavigate();
  useShortcut({ keys, label: shell('goTo', { page: t(title) }), group: shell('everywhere'), run: () => void navigate(to) });
  return null;
};
