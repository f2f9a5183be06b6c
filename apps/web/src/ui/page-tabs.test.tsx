import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderPage, tenantId } from '#test/render.tsx';
import { PageTabs } from './page-tabs.tsx';

const labels = ['one', 'two', 'three'];
const [barWidth, tabWidth] = [300, 200];

test('where they do not fit side by side, the tab that is open is in the middle of the bar', async () => {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function rect(this: HTMLElement) {
    const place = labels.indexOf(this.textContent);
    return place === -1 ? new DOMRect(0, 0, barWidth, 40) : new DOMRect(place * tabWidth, 0, tabWidth, 40);
  });
  renderPage(<PageTabs label="Parts" tabs={labels.map((label) => ({ to: `/t/${tenantId}/${label}`, label }))} />, { path: '/three', route: 'three' });
  expect((await screen.findByRole('link', { current: 'page' })).textContent).toBe('three');
  expect(screen.getByRole('navigation', { name: 'Parts' }).scrollLeft).toBe(2 * tabWidth - (barWidth - tabWidth) / 2);
});
