import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { use, createContext, type ReactNode } from 'react';
import { Link as RouterLink, useHref, type LinkProps } from 'react-router';

/** Fetches the code of the page at an address ahead of the click; the router provides it. */
export const PrefetchContext = createContext<(href: string) => void>(() => undefined);

/** A link within the dashboard. Pointing at it or focusing it fetches the page's code. */
export const Link = (props: LinkProps) => {
  const prefetch = use(PrefetchContext);
  const href = useHref(props.to);
  const { onPointerEnter, onFocus } = props;
  return (
    <RouterLink
      {...props}
      onPointerEnter={(event) => (prefetch(href), onPointerEnter?.(event))}
      onFocus={(event) => (prefetch(href), onFocus?.(event))}
    />
  );
};

/** A link that looks like one, for use in text. */
export const TextLink = ({ to, children, ...rest }: AnchorProps & { to: string; children: ReactNode; state?: unknown; onClick?: () => void; target?: string }) => (
  <Anchor renderRoot={(root: object) => <Link to={to} {...root} />} inherit {...rest}>
    {children}
  </Anchor>
);

/** A link that looks like a button: for actions that have a page of their own. */
export const ButtonLink = ({ to, children, ...rest }: ButtonProps & { to: string; children: ReactNode }) => (
  <Button renderRoot={(root: object) => <Link to={to} {...root} />} {...rest}>
    {children}
  </Button>
);
