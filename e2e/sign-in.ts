import { expect, type Page } from '@playwright/test';

/** Signs in as a person would, and waits for the first page behind the sign-in. */
export const signInAs = async (page: Page, { email, password }: { email: string; password: string }): Promise<void> => {
  await page.goto(`${process.env.E2E_URL}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/[ot]\/[0-9a-f-]{36}\//);
};

/** `/o/<id>` or `/t/<id>`, where the page acts. */
export const placeOf = (page: Page): string => /\/[ot]\/[0-9a-f-]{36}/.exec(page.url())![0];
