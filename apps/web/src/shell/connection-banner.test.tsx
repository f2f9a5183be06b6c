import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPage } from '#test/render.tsx';
import { ConnectionBanner } from './connection-banner.tsx';

test('without a network it is said that what is seen may be out of date, though nothing was asked for', async () => {
  renderPage(<ConnectionBanner />);
  expect(screen.queryByRole('status')).toBeNull();
  act(() => void window.dispatchEvent(new Event('offline')));
  expect((await screen.findByRole('status')).textContent).toMatch(/^Connection lost/);
  act(() => void window.dispatchEvent(new Event('online')));
  await expect.poll(() => screen.queryByRole('status')).toBeNull();
});
