import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

/** Where the lines of `toast` appear. */
export const Toasts = () => {
  const t = useTranslations('common');
  const label = t('close');
  // The only way to name the button that closes one.
  const theme = useMemo(() => ({ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': label } } } } }), [label]);
  return (
    <MantineThemeProvider inherit theme={theme}>
      <Notifications position="bottom-right" limit={4} containerWidth={360} />
    </MantineThemeProvider>
  );
};
