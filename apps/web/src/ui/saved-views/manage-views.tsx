import { savedViews, type SavedView } from '@patchbay/contract/saved-views';
import { useTranslations } from 'use-intl';
import { useHref } from 'react-router';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { CopyButton } from '#ui/copy.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Tag } from '#ui/status.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import styles from './saved-views.module.css';
import { ViewDialog } from './view-dialog.tsx';

interface Props {
  page: SavedView['page'];
  shown: string;
}

/** All views of a list, to be handed on, changed and removed. */
export const ManageViews = ({ page, shown }: Props) => {
  const t = useTranslations('savedViews');
  const query = useApi(savedViews.list, { query: { pageSize: 200 } });
  return (
    <Dialog title={t('manageTitle')}>
      <Loaded query={query}>{({ items }) => <Views views={items.filter((view) => view.page === page)} shown={shown} />}</Loaded>
    </Dialog>
  );
};

const Views = ({ views, shown }: { views: SavedView[]; shown: string }) => {
  const t = useTranslations('savedViews');
  const kept = useKeptFocus<HTMLDivElement>();
  return (
    <div ref={kept}>
      {views.length === 0 ? <p>{t('none')}</p> : <ul className={styles.list}>{views.map((view) => <View key={view.id} view={view} shown={shown} />)}</ul>}
    </div>
  );
};

const View = ({ view, shown }: { view: SavedView; shown: string }) => {
  const t = useTranslations('savedViews');
  const { base, may } = usePlace();
  const open = useDialog();
  const remove = useRemoveView();
  const href = useHref({ pathname: `${base}/${view.page}`, search: view.query });
  const mayChange = !view.isShared || may('phoneNumbers:tag');
  return (
    <li>
      <div className={styles.text}>
        <strong>{view.name}</strong>
        {view.isShared ? <small>{t('sharedBy', { name: view.createdByName })}</small> : <Tag>{t('onlyYou')}</Tag>}
      </div>
      <CopyButton value={window.location.origin + href} of={t('address')} />
      {mayChange && (
        <>
          <IconButton icon="edit" label={t('edit', { name: view.name })} onClick={() => void open<void>((done) => <ViewDialog page={view.page} shown={shown} view={view} onDone={done} />)} />
          <IconButton icon="trash" label={t('remove', { name: view.name })} onClick={() => void remove(view)} />
        </>
      )}
    </li>
  );
};

const useRemoveView = () => {
  const t = useTranslations('savedViews');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const remove = useCommand(savedViews.remove, { touches: ['audit'] });
  return async ({ id, name, isShared }: SavedView) => {
    const isSure = await confirm({ title: t('removeTitle', { name }), body: t(isShared ? 'removeShared' : 'removeOwn'), action: t('removeAction'), danger: true });
    if (isSure && (await attempt(() => remove.mutateAsync({ params: { id } })))) toast.done(t('removed', { name }));
  };
};
