import type { Page } from 'playwright-core';
import { newestRow, type View } from './view.ts';

async function openStatistics(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Statistics' }).click();
  await page.getByRole('heading', { name: /^(?:Missed|Nothing to count yet)$/ }).waitFor();
}

async function startReplay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start replay' }).click();
  await page.getByText('Everything').click();
}

/** Events, the history, statistics and replays. */
export const HISTORY_VIEWS: readonly View[] = [
  { name: 'events', scene: 'feed', hash: 'events' },
  { name: 'event', scene: 'feed', hash: 'events', act: (page) => page.getByText('Los Ángeles Azules').click() },
  {
    name: 'event-max',
    scene: 'feed',
    hash: 'events',
    act: (page) => page.getByText('The Midnight Parade — Paper').click(),
  },
  {
    name: 'event-table',
    scene: 'feed',
    hash: 'events',
    async act(page) {
      await page.getByText('Los Ángeles Azules').click();
      await page.getByRole('button', { name: 'As a table', exact: true }).click();
    },
  },
  { name: 'events-empty', scene: 'empty', hash: 'events' },
  { name: 'history', scene: 'feed', hash: 'history' },
  { name: 'history-detail', scene: 'feed', hash: 'history', act: (page) => newestRow(page).click() },
  {
    name: 'history-filters',
    scene: 'feed',
    hash: 'history',
    act: (page) => page.getByRole('button', { name: 'Filter', exact: true }).click(),
  },
  {
    name: 'history-days',
    scene: 'feed',
    hash: 'history',
    async act(page) {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('button', { name: 'Days' }).click();
    },
  },
  {
    name: 'history-filtered',
    scene: 'feed',
    hash: 'history',
    async act(page) {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('combobox', { name: 'Outcome' }).click();
      await page.getByRole('option', { name: 'Alert' }).click();
      await page.getByRole('combobox', { name: 'Class' }).click();
      await page.getByRole('option', { name: 'Primary' }).click();
      await page.getByRole('textbox', { name: 'Price to' }).fill('180');
      await page.getByRole('button', { name: 'Apply' }).click();
    },
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
  },
  { name: 'statistics', scene: 'feed', hash: 'history', act: openStatistics },
  { name: 'statistics-empty', scene: 'empty', hash: 'history', act: openStatistics },
  { name: 'history-empty', scene: 'empty', hash: 'history' },
  { name: 'replay-setup', scene: 'feed', hash: 'replay' },
  { name: 'replay', scene: 'feed', hash: 'replay', act: startReplay },
  {
    name: 'replay-detail',
    scene: 'feed',
    hash: 'replay',
    async act(page) {
      await startReplay(page);
      await newestRow(page).click();
    },
  },
  {
    name: 'replay-elsewhere',
    scene: 'feed',
    hash: 'replay',
    async act(page) {
      await startReplay(page);
      await page.getByRole('link', { name: 'Feed' }).click();
    },
  },
];
