import { notifications } from '@mantine/notifications';

/** A line at the edge of the screen: says that something is done. Failures stand where they happened, not here. */
export const toast = {
  done: (message: string) => void notifications.show({ message, autoClose: 4000, withBorder: true, 'data-tone': 'good' } as never),
  failed: (title: string, message: string) => void notifications.show({ title, message, autoClose: 10_000, withBorder: true, color: 'red' }),
};
