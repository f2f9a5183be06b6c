import { mostExtensionsAtOnce, type ExtensionChoice } from '@patchbay/contract/extension-bulks';
import type { ListedExtension } from '@patchbay/contract/extensions';
import type { z } from 'zod';
import { useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon, type IconName } from '#ui/icons.tsx';
import { Button, Text } from '#ui/kit.ts';
import type { Selection } from '#ui/resource-table.tsx';
import { BulkEditDialog } from './bulk-edit-dialog.tsx';
import { BulkGroupsDialog } from './bulk-groups-dialog.tsx';
import { BulkMessageDialog } from './bulk-message-dialog.tsx';
import { BulkRemoveDialog } from './bulk-remove-dialog.tsx';
import { BulkResetDialog } from './bulk-reset-dialog.tsx';

/** Which extensions, and how many those are. */
export interface BulkProps {
  choice: z.input<typeof ExtensionChoice>;
  count: number;
  onDone: (isDone: boolean) => void;
}

const actions = [
  { name: 'edit', icon: 'edit', Dialog: BulkEditDialog },
  { name: 'groups', icon: 'users', Dialog: BulkGroupsDialog },
  { name: 'reset', icon: 'key', Dialog: BulkResetDialog },
  { name: 'message', icon: 'mail', Dialog: BulkMessageDialog },
  { name: 'remove', icon: 'trash', Dialog: BulkRemoveDialog },
] as const satisfies { name: string; icon: IconName; Dialog: React.ComponentType<BulkProps> }[];

/** The buttons of a selection of extensions, or of all that match. */
export const ExtensionBulkActions = ({ selection }: { selection: Selection<ListedExtension> }) => {
  const t = useTranslations('extensionList.bulk');
  const open = useDialog();
  const { all, ids, count } = selection;
  if (count > mostExtensionsAtOnce) return <Text size="sm">{t('tooMany', { limit: mostExtensionsAtOnce })}</Text>;
  const choice = all ? { matching: all.query } : { ids };
  const start = async (Dialog: React.ComponentType<BulkProps>) => {
    if (await open<boolean>((done) => <Dialog choice={choice} count={count} onDone={done} />)) selection.clear();
  };
  return actions.map(({ name, icon, Dialog }) => (
    <Button key={name} variant="default" leftSection={<Icon name={icon} size={15} />} onClick={() => void start(Dialog)}>
      {t(name)}
    </Button>
  ));
};
