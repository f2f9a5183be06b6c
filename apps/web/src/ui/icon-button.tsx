import { ActionIcon, Tooltip, type ActionIconProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { Link } from './link.tsx';

interface Props extends Omit<ActionIconProps, 'children'>, Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps | 'children'> {
  icon: IconName;
  /** What it does; read out, and shown on hover and focus. */
  label: string;
  /** The shortcut, shown beside the label. */
  keys?: string;
}

/** A button with nothing but an icon. */
export const IconButton = ({ icon, label, keys, ...rest }: Props) => (
  <Tooltip label={keys ? `${label} · ${keys}` : label}>
    <ActionIcon aria-label={label} {...rest}>
      <Icon name={icon} />
    </ActionIcon>
  </Tooltip>
);

/** A link with nothing but an icon. */
export const IconLink = ({ icon, label, to, onClick }: { icon: IconName; label: string; to: string; onClick?: () => void }) => (
  <Tooltip label={label}>
    <ActionIcon aria-label={label} renderRoot={(root: object) => <Link to={to} {...root} onClick={onClick} />}>
      <Icon name={icon} />
    </ActionIcon>
  </Tooltip>
);
