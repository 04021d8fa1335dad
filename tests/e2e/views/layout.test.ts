import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settle } from '../../renderer/gallery/settle.ts';
import { setUpGallery } from './set-up-gallery.ts';

/** What has room and what is covered or cut, in Chromium. */

const { open, withPage } = setUpGallery();

/** Texts that are cut at an edge: in part in sight and in part not. What is entirely out of sight does not count. */
function cutTexts(selector: string): string[] {
  const clipOf = (element: Element | null): DOMRect | null => {
    if (element === null) return null;
    return getComputedStyle(element).overflow === 'visible'
      ? clipOf(element.parentElement)
      : element.getBoundingClientRect();
  };
  const found = [...document.querySelectorAll(selector)];
  if (found.length === 0) return [`Nothing is a ${selector}.`];
  return found.flatMap((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    const clip = clipOf(element) ?? new DOMRect(0, 0, innerWidth, innerHeight);
    if (text.width === 0 || text.top >= clip.bottom - 1) return [];
    const bottom = Math.max(text.bottom, element.getBoundingClientRect().bottom);
    return text.right > clip.right + 1 || bottom > clip.bottom + 1 ? [element.textContent ?? ''] : [];
  });
}

const PRICE_OF_ROW = 'article[data-item] [class*="priceLine"] > [class*="price"]';
const PRICE_OF_EVENT = 'td[data-column="price"] > bdi';
const PLACE_OF_ROW = 'article[data-item] [class*="place"] > :first-child > bdi';
const FACTS_OF_ROW = 'article[data-item] [class*="place"] > :last-child > bdi';
const REMARK_OF_ROW = 'article[data-item] [class*="_remark_"] > .cut';
const NARROW_FACTS_OF_ROW = 'article[data-item] [class*="_facts_"] > .cut';
const DATE_OF_ROW = 'article[data-item] > :nth-child(2) > :nth-child(2) > bdi:first-child';
describe.each<[string, { readonly width: number; readonly height: number }, string]>([
  ['offline', { width: 720, height: 480 }, '[role="alert"] p'],
  ['host-gone', { width: 720, height: 480 }, '[role="alert"] p'],
  ['palette', { width: 720, height: 480 }, '[role="dialog"] :has(> span > kbd)'],
  ['replay-elsewhere', { width: 720, height: 480 }, 'section[aria-label="A replay is on"] > p:not([role]) > *'],
  ['statistics', { width: 1440, height: 900 }, 'section[aria-label^="Alerts by"] td:first-child > bdi'],
  ['feed-long-name', { width: 1100, height: 720 }, 'section[aria-label="Best offer"] > :nth-child(2) > *'],
  // On a tour the date alone tells the nights apart.
  ['feed', { width: 720, height: 480 }, DATE_OF_ROW],
  ['feed-everything', { width: 900, height: 600 }, DATE_OF_ROW],
  ['feed', { width: 1440, height: 900 }, DATE_OF_ROW],
  // Half a price is another price.
  ['feed-extremes', { width: 720, height: 480 }, PRICE_OF_ROW],
  ['feed-extremes', { width: 900, height: 600 }, PRICE_OF_ROW],
  ['feed-extremes', { width: 1100, height: 720 }, PRICE_OF_ROW],
  ['detail-extremes', { width: 900, height: 600 }, PRICE_OF_ROW],
  ['detail-extremes', { width: 1440, height: 900 }, PRICE_OF_ROW],
  ['history-extremes', { width: 900, height: 600 }, PRICE_OF_ROW],
  ['events-extremes', { width: 900, height: 600 }, PRICE_OF_EVENT],
  ['events-extremes', { width: 1440, height: 900 }, PRICE_OF_EVENT],
  ['events', { width: 360, height: 480 }, PRICE_OF_EVENT],
  ['feed-evening', { width: 900, height: 600 }, REMARK_OF_ROW],
  ['feed-extremes', { width: 720, height: 480 }, REMARK_OF_ROW],
  ['feed-extremes', { width: 900, height: 600 }, REMARK_OF_ROW],
  ['feed-extremes', { width: 1100, height: 720 }, REMARK_OF_ROW],
  // How many are left says whether to hurry.
  ['feed', { width: 720, height: 480 }, NARROW_FACTS_OF_ROW],
  ['feed-detail', { width: 1100, height: 720 }, NARROW_FACTS_OF_ROW],
  ['history', { width: 1100, height: 720 }, PLACE_OF_ROW],
  ['feed-detail', { width: 1440, height: 900 }, FACTS_OF_ROW],
])('%s at %o', (name, viewport, selector) => {
  it(`cuts no text of ${selector}`, async () => {
    await withPage({ viewport }, async (page) => {
      await open(page, name);
      await page.locator(selector).first().waitFor();
      expect(await page.evaluate(cutTexts, selector)).toEqual([]);
    });
  }, 60_000);
});

// What ends a pane stands on one line.
it.each([
  ['event', 'aside[aria-label="Event"] > :last-child > button'],
  ['replay-detail', 'aside[aria-label="Details"] > :last-child > button'],
  ['feed-detail', 'aside[aria-label="Details"] > :last-child > button'],
  ['detail-extremes', 'aside[aria-label="Details"] > :last-child > button'],
])(
  'the actions of %s are in one row at 900x600',
  async (name, selector) => {
    await withPage({ viewport: { width: 900, height: 600 } }, async (page) => {
      await open(page, name);
      const tops = await page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      expect(tops.length).toBeGreaterThan(1);
      expect(new Set(tops).size).toBe(1);
    });
  },
  60_000,
);

it.each(['event', 'feed-detail'])(
  'what a chart shows is chosen in one row in %s at 1100x720',
  async (name) => {
    await withPage({ viewport: { width: 1100, height: 720 } }, async (page) => {
      await open(page, name);
      const choices = page
        .getByRole('region', { name: 'Lowest price and stock' })
        .locator('[class*="_controls_"] :is(button, select)');
      const middles = await choices.evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => Math.round((top + bottom) / 2)),
      );
      expect(middles.length).toBeGreaterThan(4);
      expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(1);
    });
  },
  60_000,
);

it.each([
  { width: 720, height: 480 },
  { width: 900, height: 600 },
  { width: 1440, height: 900 },
])(
  'every filter of the history is in sight at $width x $height',
  async (viewport) => {
    await withPage({ viewport }, async (page) => {
      await open(page, 'history-filtered');
      const hidden = await page.getByRole('list', { name: 'Filters' }).evaluate((list) => {
        const box = list.getBoundingClientRect();
        return [...list.children].flatMap((chip) => {
          const its = chip.getBoundingClientRect();
          return its.right > box.right + 1 || its.bottom > box.bottom + 1 ? [chip.textContent] : [];
        });
      });
      expect(hidden).toEqual([]);
    });
  },
  60_000,
);

it.each([
  { width: 720, height: 480 },
  { width: 1440, height: 900 },
])(
  'the days to choose from do not cover the name of their field at $width x $height',
  async (viewport) => {
    await withPage({ viewport }, async (page) => {
      await open(page, 'history-days');
      const covered = await page.locator('label', { hasText: 'Days' }).evaluate((label) => {
        const { left, width, top, height } = label.getBoundingClientRect();
        return !label.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      expect(covered).toBe(false);
    });
  },
  60_000,
);

it('the list of settings shows the current group in a narrow window', async () => {
  await withPage({ viewport: { width: 720, height: 480 } }, async (page) => {
    await open(page, 'settings');
    const list = page.getByRole('navigation', { name: 'Settings' });
    const last = list.getByRole('button').last();
    expect((await last.boundingBox())?.x).toBeGreaterThan(720);
    await page.mouse.move(400, 300);
    await page.mouse.wheel(0, 100_000);
    await list.locator('button:last-child[aria-current]').waitFor();
    await expect
      .poll(async () => {
        const box = await last.boundingBox();
        return box !== null && box.x >= 64 && box.x + box.width <= 720;
      })
      .toBe(true);
  });
}, 60_000);

it('the smallest window at 200 % reaches every view and the pause', async () => {
  const viewport = { width: 360, height: 240 };
  await withPage({ viewport }, async (page) => {
    await open(page, 'feed');
    const pause = await page.getByRole('button', { name: 'Pause alerts' }).boundingBox();
    expect((pause?.x ?? viewport.width) + (pause?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    const health = page.getByRole('link', { name: 'Health' });
    await health.focus();
    const box = await health.boundingBox();
    expect((box?.y ?? viewport.height) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
  });
}, 60_000);

it('a row keeps its name and its date in a window of 360 px', async () => {
  await withPage({ viewport: { width: 360, height: 640 } }, async (page) => {
    await open(page, 'feed');
    const rows = page.locator('article[data-item] > :nth-child(2) > :first-child');
    await rows.first().waitFor();
    const widths = await rows.evaluateAll((names) => names.map((name) => name.getBoundingClientRect().width));
    expect(widths.length).toBeGreaterThan(0);
    expect(Math.min(...widths)).toBeGreaterThan(120);
    expect(await page.evaluate(cutTexts, DATE_OF_ROW)).toEqual([]);
  });
}, 60_000);

it('a setting has room for its words in a window of 360 px', async () => {
  await withPage({ viewport: { width: 360, height: 640 } }, async (page) => {
    await open(page, 'settings');
    const words = page.locator('main [class*="_row_"] > [class*="_text_"]:visible');
    await words.first().waitFor();
    const widths = await words.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(Math.min(...widths)).toBeGreaterThan(200);
  });
}, 60_000);

describe.each([
  { width: 720, height: 480 },
  { width: 1100, height: 720 },
])('a notice, at $width x $height', (viewport) => {
  const CASES: readonly [string, (page: Page) => Promise<void>, string][] = [
    ['entry-edit', (page) => page.getByRole('button', { name: 'Copy link' }).click(), 'form button'],
    ['feed', (page) => page.keyboard.press('m'), 'article button'],
  ];
  it.each(CASES)(
    'covers no button of %s',
    async (name, act, buttons) => {
      await withPage({ viewport }, async (page) => {
        await open(page, name);
        await act(page);
        const notice = page.locator('.mantine-Notification-root');
        await notice.waitFor();
        await settle(page);
        expect(await page.evaluate(cutTexts, '.mantine-Notification-root button')).toEqual([]);
        const box = await notice.boundingBox();
        if (box === null) throw new Error('The notice has no place.');
        const covered = await page.locator(buttons).evaluateAll(
          (elements, { x, y, width, height }) =>
            elements
              .map((element) => ({ element, its: element.getBoundingClientRect() }))
              .filter(
                ({ its }) =>
                  its.width > 0 && its.left < x + width && its.right > x && its.top < y + height && its.bottom > y,
              )
              .map(({ element }) => element.outerHTML.slice(0, 120)),
          box,
        );
        expect(covered).toEqual([]);
      });
    },
    60_000,
  );
});

async function use12Hours(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { stores } = window as unknown as {
      stores: { app: { getState(): { state: object }; setState(s: object): void } };
    };
    const { state } = stores.app.getState() as { state: { settings: object } };
    const settings = { ...state.settings, time: { zone: 'Asia/Dubai', clock: '12h' } };
    stores.app.setState({ state: { ...state, settings } });
  });
  await page
    .getByText(/[AP]M$/)
    .first()
    .waitFor();
}

it.each(['feed', 'feed-detail', 'history-detail'])(
  'the date of a night next year lies over nothing in %s, on a 12 hour clock',
  async (name) => {
    await withPage({ viewport: { width: 1440, height: 900 }, timezoneId: 'America/New_York' }, async (page) => {
      await open(page, name);
      await use12Hours(page);
      const covering: string[] = [];
      for (const width of [720, 824, 831, 865, 900, 984, 1024, 1050, 1100, 1180, 1240, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await settle(page);
        const found = await page.locator('article[data-item]').evaluateAll(
          (rows) =>
            rows.filter((row) => {
              const event = row.children[1];
              const date = event?.children[1]?.firstElementChild;
              if (event === undefined || date == null) return false;
              date.textContent = 'Wed 28 Oct 2027 10:30 PM';
              const box = date.getBoundingClientRect();
              return box.width > 0 && box.right > event.getBoundingClientRect().right + 1;
            }).length,
        );
        if (found > 0) covering.push(`${width}`);
      }
      expect(covering).toEqual([]);
    });
  },
  60_000,
);

it('a time on a 12 hour clock has room beside the name', async () => {
  for (const viewport of [
    { width: 720, height: 480 },
    { width: 1440, height: 900 },
  ]) {
    await withPage({ viewport, timezoneId: 'America/New_York' }, async (page) => {
      await open(page, 'feed');
      await use12Hours(page);
      const overlaps = await page.locator('article[data-item]').evaluateAll(
        (rows) =>
          rows.filter((row) => {
            const [time, event] = row.children;
            const clock = time?.firstElementChild;
            if (clock == null || event === undefined) return false;
            const range = document.createRange();
            range.selectNodeContents(clock);
            return range.getBoundingClientRect().right > event.getBoundingClientRect().left;
          }).length,
      );
      expect(overlaps).toBe(0);
    });
  }
}, 60_000);

describe.each([
  ['feed', 'article[data-item] > :nth-child(2) > :first-child'],
  ['events', 'tr[data-event] > [data-column="event"]'],
  ['watchlist', 'tr[data-index] > td:nth-child(2)'],
])('a long name from right to left in %s', (name, selector) => {
  it('is cut at its end, not at its beginning, and begins at the left if it is short', async () => {
    await withPage({ viewport: { width: 720, height: 480 } }, async (page) => {
      await open(page, name);
      const found = await page
        .locator(selector)
        .first()
        .evaluate((cell) => {
          const text = cell.querySelector('bdi');
          const box = cell.getBoundingClientRect();
          const place = (content: string) => {
            if (text === null) throw new Error('a cell without a name');
            text.textContent = content;
            const range = document.createRange();
            range.setStart(text.firstChild ?? text, 0);
            range.setEnd(text.firstChild ?? text, 1);
            const first = range.getBoundingClientRect();
            range.selectNodeContents(text);
            return { first, left: range.getBoundingClientRect().left - box.left };
          };
          const { first } = place('הלהקה הגדולה בהופעה אחת ויחידה '.repeat(6));
          return { firstIsSeen: first.left >= box.left && first.right <= box.right + 1, left: place('הלהקה').left };
        });
      expect(found.firstIsSeen).toBe(true);
      expect(Math.abs(found.left)).toBeLessThan(2);
    });
  }, 60_000);
});

describe('at 720 x 480', () => {
  const viewport = { width: 720, height: 480 };

  it('the date of an event takes one line, its time another', async () => {
    await withPage({ viewport }, async (page) => {
      await open(page, 'events');
      const dates = page.locator('td[data-column="date"] > bdi');
      await dates.first().waitFor();
      const heights = await dates.evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().height));
      expect(heights.length).toBeGreaterThan(4);
      expect(Math.max(...heights)).toBeLessThan(24);
      expect(await page.evaluate(cutTexts, 'td[data-column="date"] > bdi')).toEqual([]);
    });
  }, 60_000);

  it.each(['entry-menu', 'feed-menu'])(
    'all of %s is in the window',
    async (name) => {
      await withPage({ viewport }, async (page) => {
        await open(page, name);
        const box = await page.getByRole('menu').boundingBox();
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
      });
    },
    60_000,
  );

  it('all of the days of an entry are in the window', async () => {
    await withPage({ viewport }, async (page) => {
      await open(page, 'entry-edit');
      await page.getByRole('button', { name: 'Add dates with a calendar' }).click();
      await page.getByRole('dialog').locator('table').waitFor();
      await settle(page);
      const box = await page.getByRole('dialog').boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? viewport.height)).toBeLessThanOrEqual(viewport.height);
    });
  }, 60_000);

  it('no line of the palette is wider than its list', async () => {
    await withPage({ viewport }, async (page) => {
      await open(page, 'palette-search');
      const rights = (selector: string) =>
        page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
      const [list = 0] = await rights('section[aria-label="What was found"]');
      const lines = await rights('[role="dialog"] [data-action]');
      expect(lines.length).toBeGreaterThan(1);
      expect(Math.max(...lines)).toBeLessThan(list);
    });
  }, 60_000);

  it('the palette stays in its place, however much is found', async () => {
    await withPage({ viewport }, async (page) => {
      await open(page, 'palette');
      const field = page.getByRole('textbox', { name: 'Command palette' });
      const before = await field.boundingBox();
      await field.fill('mid');
      await page.getByText('1 of 1').first().waitFor();
      expect((await field.boundingBox())?.y).toBe(before?.y);
    });
  }, 60_000);

  it('the heading of the details covers nothing that scrolls', async () => {
    await withPage({ viewport }, async (page) => {
      await open(page, 'history-raw');
      const close = await page.getByRole('button', { name: 'Close the details' }).boundingBox();
      const content = await page
        .getByRole('complementary', { name: 'Details' })
        .locator('> :nth-child(2)')
        .evaluate((body) => ({ scrolled: body.scrollTop, top: body.getBoundingClientRect().top }));
      expect(content.scrolled).toBeGreaterThan(0);
      expect((close?.y ?? 0) + (close?.height ?? 0)).toBeLessThanOrEqual(content.top);
    });
  }, 60_000);
});
