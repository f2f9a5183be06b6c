import { dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { extensions } from '@patchbay/contract/extensions';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { expectContrast, expectNoFindings, isSettled } from '../axe.ts';
import { Api, expect, signInOf, test } from '../fixtures.ts';
import { placeOf, signInAs } from '../sign-in.ts';

for (const [colorScheme, look] of [['light', expectNoFindings], ['dark', expectContrast]] as const) {
  test(`axe finds nothing on an extension, its cards and dialogs, a ring group and a dial plan profile, and nothing is wider than a small screen, in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 844 } });
    const page = await context.newPage();
    await signInAs(page, signInOf('admin@'));
    const place = placeOf(page);
    const input = { at: place.split('/')[2]!, query: { pageSize: 1 } } as const;
    const api = new Api(page.request);
    const idOf = async (found: Promise<{ items: { id: string }[] }>) => (await found).items[0]!.id;
    const [extension, group, profile] = [await idOf(api.call(extensions.list, input)), await idOf(api.call(ringGroups.list, input)), await idOf(api.call(dialPlanProfiles.list, input))];
    const expectSound = async (what: string) => {
      await look(page, what);
      const tooWide = "[document.documentElement, ...document.querySelectorAll('[role=dialog]')].map((part) => part.scrollWidth - part.clientWidth).filter((width) => width > 0)";
      expect([what, await page.evaluate(tooWide)]).toEqual([what, []]);
    };
    for (const path of [`ring-groups/${group}`, `ring-groups/${group}/edit`, `dial-plan-profiles/${profile}`, `dial-plan-profiles/${profile}/edit`, `extensions/${extension}?tab=relations`]) {
      await page.goto(`${process.env.E2E_URL}${place}/${path}`);
      await isSettled(page);
      await expectSound(path);
    }
    for (const tab of ['communications', 'forwarding']) {
      await page.goto(`${process.env.E2E_URL}${place}/extensions/${extension}?tab=${tab}`);
      await isSettled(page);
      await expectSound(tab);
      const edits = page.getByRole('main').getByRole('button', { name: /^Edit / });
      const count = await edits.count();
      expect(count).toBeGreaterThan(3);
      for (let n = 0; n < count; n += 1) {
        const name = (await edits.nth(n).getAttribute('aria-label')) ?? `${tab} ${n}`;
        await edits.nth(n).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectSound(name);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    }
    await context.close();
  });
}
