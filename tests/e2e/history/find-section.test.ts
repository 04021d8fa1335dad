import { beforeAll, describe, expect, it } from 'vitest';
import { browserMode } from '../drivers/browser-mode.ts';
import type { Driver } from '../drivers/driver.ts';
import { fakeElectron } from '../drivers/fake-electron.ts';
import { buildApp } from '../support/app/build-app.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { accessibilityProblems } from '../support/page/accessibility-problems.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { tabTo } from '../support/page/tab-to.ts';
import { stockMessage } from '../support/test-environment.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';
import { recordHistory, yesterdayAt } from './record-history.ts';

beforeAll(buildApp);

/** A message that also has an offer in another section, which costs more than the best. */
function messageWithSection(section: string) {
  const message = stockMessage();
  const { balcony } = message.sections;
  return { ...message, sections: { ...message.sections, other: { ...balcony, offer_name: section, price: 350 } } };
}

describe.each<Driver>([browserMode, fakeElectron])("yesterday's section, by keyboard alone: $name", (driver) => {
  const fixture = useAppFixture(driver, [{ event_id: 'tour-1' }], (folder) =>
    recordHistory(folder, [
      { atMs: yesterdayAt(18), message: messageWithSection('Dress Circle') },
      { atMs: yesterdayAt(19), message: messageWithSection('Loge Right') },
      { atMs: yesterdayAt(20), message: messageWithSection('Dress Circle') },
    ]),
  );
  const page = () => fixture.app.page();
  const lines = () => page().getByRole('feed', { name: 'History, newest first' }).getByRole('article');
  const labels = () => lines().evaluateAll((all) => all.map((line) => line.getAttribute('aria-label')));

  it('lists every message below its day', async () => {
    await connectWithKey(fixture.app, fixture.environment);
    fixture.environment.gateway.sendNotification(stockMessage({ stock: 9 }));
    await page().getByRole('article', { name: 'Artist World Tour tour-1' }).first().waitFor();
    await page().keyboard.press('4');
    const event = 'Artist World Tour tour-1';
    await expectEventually(labels).toEqual([
      expect.stringMatching(/^Today /),
      event,
      expect.stringMatching(/^Yesterday /),
      event,
      event,
      event,
    ]);
  });

  it('finds the one message of a section that its row does not show', async () => {
    await page().keyboard.press('/');
    await page().keyboard.type('loge');
    await expectEventually(labels).toEqual([expect.stringMatching(/^Yesterday /), 'Artist World Tour tour-1']);
    const text = await lines().last().innerText();
    expect(text).toContain('Floor GA');
    expect(text).not.toMatch(/loge/i);
    expect(await accessibilityProblems(page())).toEqual([]);
  });

  it('opens its detail, with every offer and the message as it was received', async () => {
    await page().keyboard.press('Tab');
    await page().keyboard.press('j');
    // At once, as quick fingers do it.
    await page().keyboard.press('Enter');
    const detail = page().getByRole('complementary', { name: 'Details' });
    await detail.getByRole('row', { name: /Loge Right/ }).waitFor();
    await tabTo(page(), 'Raw message');
    await page().keyboard.press('Enter');
    const raw = detail.getByRole('region', { name: 'Raw message' });
    await raw.waitFor();
    const { timestamp, ...received } = JSON.parse(await raw.innerText());
    const { timestamp: _, ...sent } = messageWithSection('Loge Right');
    expect(received).toEqual(sent);
    expect(Date.parse(timestamp)).toBe(yesterdayAt(19));
    expect(await accessibilityProblems(page())).toEqual([]);
  });
});
