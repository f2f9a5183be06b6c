import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { savedViews, type SavedView } from '@patchbay/contract/saved-views';
import { useNavigate, useResolvedPath, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { useProblemText } from '#ui/problem.tsx';
import { ManageViews } from './manage-views.tsx';
import { viewQuery } from './same-view.ts';
import styles from './saved-views.module.css';
import { ViewDialog } from './view-dialog.tsx';

interface Props {
  page: SavedView['page'];
  /** The list's, whose query says what of the address belongs to a view. */
  endpoint: AnyEndpoint;
}

/** More than anybody keeps; there is no second page of a menu. */
const most = 200;

/** The views of a list: open one, keep what is shown now under a name, look after them. */
export const SavedViews = ({ page, endpoint }: Props) => {
  const t = useTranslations('savedViews');
  const [search] = useSearchParams();
  const open = useDialog();
  const problemText = useProblemText();
  const { data, error } = useApi(savedViews.list, { query: { pageSize: most } });
  const views = (data?.items ?? []).filter((view) => view.page === page);
  const shown = viewQuery(endpoint, search);
  const current = views.find(({ query }) => viewQuery(endpoint, query) === shown);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" fw={400} rightSection={<Icon name="down" size={13} />} className={styles.target}>
          {current && <span className="pb-visually-hidden">{`${t('title')}: `}</span>}
          <span className={styles.name}>{current?.name ?? t('title')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {Boolean(error) && <p className={styles.none}>{problemText(error).detail}</p>}
        <ViewItems label={t('shared')} views={views.filter(({ isShared }) => isShared)} current={current} />
        <ViewItems label={t('own')} views={views.filter(({ isShared }) => !isShared)} current={current} />
        {data && views.length === 0 && <p className={styles.none}>{t('none')}</p>}
        <Menu.Divider />
        <Menu.Item disabled={current !== undefined} leftSection={<Icon name="plus" />} onClick={() => void open<void>((done) => <ViewDialog page={page} shown={shown} onDone={done} />)}>
          {t('save')}
        </Menu.Item>
        <Menu.Item disabled={views.length === 0} leftSection={<Icon name="gear" />} onClick={() => void open<void>(() => <ManageViews page={page} shown={shown} />)}>
          {t('manage')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const ViewItems = ({ label, views, current }: { label: string; views: SavedView[]; current: SavedView | undefined }) => {
  const navigate = useNavigate();
  const { pathname } = useResolvedPath('.');
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      <Menu.RadioGroup value={current?.id ?? null}>
        {views.map((view) => (
          <Menu.RadioItem key={view.id} value={view.id} closeMenuOnClick onChange={() => void navigate({ pathname, search: view.query })}>
            {view.name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
};
