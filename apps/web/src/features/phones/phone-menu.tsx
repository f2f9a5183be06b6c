import type { Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { Button, Menu } from '#ui/kit.ts';
import { ActionItem, type RowAction } from '#ui/resource-table.tsx';
import { usePhoneActions } from './phone-actions.tsx';

/** What can be done with a phone as a whole. */
export const PhoneMenu = ({ phone, onRemove }: { phone: Phone; onRemove: () => void }) => {
  const t = useTranslations('phones');
  const actions: RowAction[] = [...usePhoneActions()(phone), { label: t('remove'), icon: 'trash', isDangerous: true, onClick: onRemove }];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="down" size={13} />}>{t('actions')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => <ActionItem key={action.label} {...action} />)}
      </Menu.Dropdown>
    </Menu>
  );
};
