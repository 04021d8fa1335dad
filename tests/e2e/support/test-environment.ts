import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '../../../simulator/simulator.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { Driver, RunningApp, StartOptions } from '../drivers/driver.ts';

/** Unlike anything else, so that a leak is found wherever it went. */
export const API_KEY = 'evt-e2e-5d1f0c37b86e49a2a4c9-3f9a';

/** What a test needs around an app: its folder, its own gateway, and a browser that only records. */
export interface TestEnvironment {
  readonly folder: string;
  readonly gateway: Simulator;
  /** The links that were opened, oldest first. */
  openedLinks(): string[];
  /** Resolves with the newest link once there are `count`. */
  waitForOpenedLinks(count: number): Promise<string>;
  startApp(driver: Pick<Driver, 'start'>, env?: StartOptions['env']): Promise<RunningApp>;
  dispose(): Promise<void>;
}

/**
 * @param watchlist of the account at the gateway, which sends nothing that is not on it.
 * @param extraSettings settings the app finds on its first start.
 */
export async function createTestEnvironment(
  watchlist: readonly object[] = [],
  extraSettings: object = {},
): Promise<TestEnvironment> {
  const root = mkdtempSync(join(tmpdir(), 'eventory-e2e-'));
  const folder = join(root, 'data');
  mkdirSync(folder);
  const gateway = await startSimulator({ apiKeys: [API_KEY], watchlists: { [API_KEY]: watchlist } });
  const caFile = join(root, 'ca.pem');
  writeFileSync(caFile, gateway.ca);
  const record = join(root, 'opened.txt');
  const recorder = join(import.meta.dirname, 'record-link.cjs');
  writeFileSync(record, '');
  const browser = { id: 'recorder', label: 'Recorder', path: process.execPath, args: [recorder, record] };
  const settings = {
    gateway: { url: gateway.url, ca_file: caFile, proxy: 'none' },
    browsers: [browser],
    open_with: browser.id,
    // Nothing here has loudspeakers.
    alerts: { sound: 'none' },
    // Nor may anything ask the internet.
    check_updates: false,
    ...extraSettings,
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, settings }));

  const opened = () =>
    readFileSync(record, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  return {
    folder,
    gateway,
    openedLinks: opened,
    waitForOpenedLinks: async (count) => {
      await waitFor(`${count} links are opened`, () => opened().length >= count);
      return opened().at(-1) ?? '';
    },
    startApp: (driver, env) => driver.start({ folder, ...(env === undefined ? {} : { env }) }),
    dispose: async () => {
      await gateway.dispose();
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const DAY_MS = 24 * 60 * 60_000;
/** An evening that is not over while the tests run: tickets of past events are never still available. */
const NEXT_MONTH = `${new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10)}T20:00:00-04:00`;

/** A message of one club event whose "Floor GA" has new stock. */
export function stockMessage(
  overrides: { event_id?: string; stock?: number; price?: number; atc?: string; event_image?: string } = {},
) {
  const {
    event_id = 'tour-1',
    stock = 12,
    price = 129.5,
    atc = 'https://shop.example.com/cart/floor-ga?offer=1',
    event_image = '',
  } = overrides;
  return {
    timestamp: new Date().toISOString(),
    website: 'ticketmaster',
    version: '1.0',
    event_id,
    region: 'US',
    changes: { stock_increase: ['Floor GA'] },
    sections_type: 'OfferSections',
    sections: {
      'floor-ga': { offer_name: 'Floor GA', available: true, price, price_label: `$${price.toFixed(2)}`, stock, atc },
      balcony: {
        offer_name: 'Balcony',
        available: true,
        price: price + 40,
        price_label: `$${(price + 40).toFixed(2)}`,
        stock: 3,
        atc: 'https://shop.example.com/cart/balcony?offer=2',
      },
    },
    stock: stock + 3,
    event_infos: {
      event_name: `Artist World Tour ${event_id}`,
      event_date: NEXT_MONTH,
      event_time: '20:00',
      event_venue: 'Madison Square Garden',
      event_artist_name: 'Artist',
      event_location: 'New York, NY',
      event_url: `https://www.example.com/event/${event_id}`,
      event_image,
    },
  };
}
