import { ActionIcon, Menu, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import type { RowAction } from './types.ts';

/** What can be done with one row. */
export const RowActions = ({ actions, name }: { actions: RowAction[]; name: string }) => {
  const t = useTranslations('table');
  if (actions.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size={26} aria-label={t('actionsOf', { name })}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <ActionItem key={action.label} {...action} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** One thing that can be done, in a menu; with the reason where it cannot be done now. */
export const ActionItem = ({ label, icon, to, onClick, isDangerous, reason }: RowAction) => {
  // Mantine's own red is too light for text.
  const look = { color: isDangerous ? 'var(--mantine-color-error)' : undefined, leftSection: icon && <Icon name={icon} /> };
  if (reason !== undefined) {
    return (
      <Menu.Item {...look} disabled style={{ opacity: 1, maxWidth: 300 }}>
        {label}
        <Text size="xs">{reason}</Text>
      </Menu.Item>
    );
  }
  return to ? (
    <Menu.Item {...look} renderRoot={(root: object) => <Link to={to} {...root} />}>
      {label}
    </Menu.Item>
  ) : (
    <Menu.Item {...look} onClick={onClick}>
      {label}
    </Menu.Item>
  );
};
