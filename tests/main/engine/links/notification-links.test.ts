import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import { type BrowserChoice, DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { createNotificationLinks, type NotificationLinks } from '../../../../main/engine/links/notification-links.ts';
import type { RecentNotification } from '../../../../main/engine/profile/recent/recent-notifications.ts';
import { offerSectionsMessage } from '../../../core/notification/messages.ts';
import { DECISION, notificationRecord } from '../history/notification-record.ts';

const WORK: BrowserChoice = { id: 'work', label: 'Work', path: '/usr/bin/chrome', args: ['--profile-directory=Work'] };
const HOME: BrowserChoice = { id: 'home', label: 'Home', path: '/usr/bin/firefox', args: [] };

/** The links of a notification; `open` is given what is opened, and in which browser. */
function linksOf(
  message: object,
  openWith: { settings: string; entry: string | null },
  open: (url: string, browser: BrowserChoice | null) => void,
): NotificationLinks {
  const decoded = decodeFrame(JSON.stringify(message), 0);
  if (decoded.kind !== 'notification') throw new Error(decoded.error);
  const seen: RecentNotification = {
    item: notificationRecord(1).item,
    notification: decoded.notification,
    decision: DECISION,
  };
  return createNotificationLinks({
    opener: {
      open: async (url, browser) => open(url, browser),
      copy: async () => true,
    },
    confirmation: { place: null, ask: async () => false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    settings: () => ({ ...DEFAULT_SETTINGS, browsers: [WORK, HOME], open_with: openWith.settings }),
    findNotification: async () => seen,
    entryOf: (id) => newEntry('abc123', id, { open_with: openWith.entry }),
    onOpened: () => {},
  });
}

/** Opens the link of a notification; resolves to the browser it went to. */
async function browserOf(
  openWith: { settings: string; entry: string | null },
  browser?: 'default',
): Promise<BrowserChoice | null | undefined> {
  let used: BrowserChoice | null | undefined;
  const links = linksOf(offerSectionsMessage(), openWith, (_, chosen) => {
    used = chosen;
  });
  await links.open(1, null, false, { browser });
  return used;
}

describe('the browser a link opens in', () => {
  it.each([
    ['the system’s by default', { settings: 'system', entry: null }, null],
    ['the one of the settings', { settings: 'home', entry: null }, HOME],
    ['the entry’s own before that', { settings: 'home', entry: 'work' }, WORK],
    ['the system’s if the entry says so', { settings: 'home', entry: 'system' }, null],
    ['the system’s if the one named was removed', { settings: 'gone', entry: null }, null],
  ])('is %s', async (_what, openWith, browser) => {
    expect(await browserOf(openWith)).toEqual(browser);
  });

  it('is the system’s if the user asks for it after a link did not open', async () => {
    expect(await browserOf({ settings: 'home', entry: 'work' }, 'default')).toBeNull();
  });
});

it('opens the cart of the very offer, whatever slashes its section and its id have', async () => {
  const offer = (id: string) => ({ offer_name: 'Standard', atc: `https://tickets.example/cart/${id}` });
  const sections = { a: { 'b/c': offer('1') }, 'a/b': { c: offer('2') } };
  const opened: string[] = [];
  const message = { ...offerSectionsMessage(), sections_type: 'SeatMapSections', sections };
  const links = linksOf(message, { settings: 'system', entry: null }, (url) => opened.push(url));
  for (const key of ['a/b%2Fc', 'a/b/c']) await links.open(1, key, false);
  expect(opened).toEqual(['https://tickets.example/cart/1', 'https://tickets.example/cart/2']);
});
