/** What axe finds on a screen that keeps somebody out. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';
import { still } from './steps.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In both themes: of the other one everything but its colours is known already. */
export async function hasNoBarriers(page: Page, screen: string): Promise<void> {
  await finds(page, screen, axeOn(page).withTags(rules));
  await page.emulateMedia({ colorScheme: 'dark' });
  await finds(page, `${screen}, dark`, axeOn(page).withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Our pages have no frames, to gather whose results it would open a page of its own each time; and what is well is not listed. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
}

async function finds(page: Page, screen: string, axe: AxeBuilder): Promise<void> {
  // Half faded in, a text has not the contrast it is going to have.
  await still(page);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect.soft(found, screen).toEqual([]);
}
