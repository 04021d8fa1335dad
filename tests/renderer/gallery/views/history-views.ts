import type { Page } from 'playwright-core';
import { details, dialog, heading, newestRow, type View } from './view.ts';

const openEvent = (page: Page, name: string) => page.getByText(name).click();
const openFilters = (page: Page) => page.getByRole('button', { name: 'Filter', exact: true }).click();
const openStatistics = (page: Page) => page.getByRole('button', { name: 'Statistics' }).click();

async function startReplay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start replay' }).click();
  await page.getByText('Everything').click();
}

const prices = (page: Page) => page.getByRole('region', { name: 'Lowest price and stock' });
const chart = (page: Page) => prices(page).getByRole('figure');

/** Events, the history, statistics and replays. */
export const HISTORY_VIEWS: readonly View[] = [
  { name: 'events', scene: 'feed', hash: 'events', shows: (page) => page.locator('tr[data-event]').first() },
  {
    name: 'event',
    scene: 'feed',
    hash: 'events',
    act: (page) => openEvent(page, 'Los Ángeles Azules'),
    shows: chart,
  },
  {
    name: 'event-max',
    scene: 'feed',
    hash: 'events',
    act: (page) => openEvent(page, 'The Midnight Parade — Paper'),
    shows: chart,
  },
  {
    name: 'event-table',
    scene: 'feed',
    hash: 'events',
    async act(page) {
      await openEvent(page, 'Los Ángeles Azules');
      await prices(page).getByRole('button', { name: 'As a table', exact: true }).click();
    },
    shows: (page) => prices(page).getByRole('table'),
  },
  {
    name: 'events-extremes',
    scene: 'extremes',
    hash: 'events',
    act: (page) => page.locator('tr[data-event]').first().click(),
    shows: chart,
  },
  { name: 'events-empty', scene: 'empty', hash: 'events', shows: (page) => page.getByText('No events yet') },
  { name: 'history', scene: 'feed', hash: 'history', shows: newestRow },
  { name: 'history-detail', scene: 'feed', hash: 'history', act: (page) => newestRow(page).click(), shows: details },
  { name: 'history-filters', scene: 'feed', hash: 'history', act: openFilters, shows: dialog },
  {
    name: 'history-days',
    scene: 'feed',
    hash: 'history',
    async act(page) {
      await openFilters(page);
      await page.getByRole('button', { name: 'Days' }).click();
    },
    shows: (page) => page.getByText('June 2026', { exact: true }),
  },
  {
    name: 'history-filtered',
    scene: 'feed',
    hash: 'history',
    async act(page) {
      await openFilters(page);
      await page.getByRole('combobox', { name: 'Outcome' }).click();
      await page.getByRole('option', { name: 'Alert' }).click();
      await page.getByRole('combobox', { name: 'Class' }).click();
      await page.getByRole('option', { name: 'Primary' }).click();
      await page.getByRole('textbox', { name: 'Price to' }).fill('180');
      await page.getByRole('button', { name: 'Apply' }).click();
    },
    shows: (page) => page.getByText('Outcome: Alert'),
  },
  {
    name: 'history-raw',
    scene: 'feed',
    hash: 'history',
    async act(page) {
      await newestRow(page).click();
      await page.getByRole('button', { name: 'Raw message' }).click();
      await page.getByLabel('Raw message').last().scrollIntoViewIfNeeded();
    },
    shows: (page) => details(page).locator('pre'),
  },
  { name: 'statistics', scene: 'feed', hash: 'history', act: openStatistics, shows: heading('Missed') },
  {
    name: 'statistics-empty',
    scene: 'empty',
    hash: 'history',
    act: openStatistics,
    shows: heading('Nothing to count yet'),
  },
  { name: 'history-extremes', scene: 'extremes', hash: 'history', shows: newestRow },
  { name: 'history-empty', scene: 'empty', hash: 'history', shows: heading('Nothing recorded yet') },
  { name: 'replay-setup', scene: 'feed', hash: 'replay', shows: heading('Replay an evening') },
  { name: 'replay', scene: 'feed', hash: 'replay', act: startReplay, shows: newestRow },
  {
    name: 'replay-detail',
    scene: 'feed',
    hash: 'replay',
    async act(page) {
      await startReplay(page);
      await newestRow(page).click();
    },
    shows: details,
  },
  {
    name: 'replay-elsewhere',
    scene: 'feed',
    hash: 'replay',
    async act(page) {
      await startReplay(page);
      await page.getByRole('link', { name: 'Feed' }).click();
    },
    shows: (page) => page.getByRole('button', { name: 'Show the replay' }),
  },
];
