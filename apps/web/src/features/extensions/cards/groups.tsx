import type { Extension } from '@patchbay/contract/extensions';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Skeleton } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Card } from './card.tsx';
import styles from './card.module.css';
import { labelOf, useGroupsDialog } from './groups-dialog.tsx';

const mostGroups = 200;

/** The ring groups that it is a member of. */
export const GroupsCard = ({ extension }: { extension: Extension }) => {
  const t = useTranslations('extensionCards.groups');
  const { base } = usePlace();
  const open = useGroupsDialog();
  const query = useApi(ringGroups.list, { query: { extensionId: extension.id, pageSize: mostGroups, sort: 'name' } });
  const groups = query.data?.items;
  const edit = groups && (() => open(extension, groups));
  const list = (
    <Loaded query={query} skeleton={<Skeleton h={26} />}>
      {({ items }) => items.length > 0 && <ul className={styles.list}>{items.map((group) => <li key={group.id}><TextLink to={`${base}/ring-groups/${group.id}`}>{labelOf(group)}</TextLink></li>)}</ul>}
    </Loaded>
  );
  return <Card title={t('title')} help={groups?.length === 0 ? t('none') : undefined} onEdit={edit} more={list} />;
};
