import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A part of a page, or all of it, is accessible as far as a program can tell. */
export const expectNoFindings = async (page: Page, what: string, part = 'html'): Promise<void> => {
  expectNone(what, await new AxeBuilder({ page }).include(part).withTags(tags).analyze());
};

/** What a colour scheme may change: everything else is the same in light and dark, and is looked at in one of them. */
export const expectContrast = async (page: Page, what: string): Promise<void> => {
  expectNone(what, await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze());
};

const expectNone = (what: string, { violations }: Awaited<ReturnType<AxeBuilder['analyze']>>) =>
  expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)).toEqual([]);

/** Nothing of a page is still to come. */
export const isSettled = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"], [data-loading="true"]')).toHaveCount(0);
};
