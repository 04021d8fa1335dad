import { expect, it } from 'vitest';
import { type SeriesPoint, seriesPoints } from '../../../core/series/series-points.ts';
import { buildNotification, buildOffer } from '../../support/build-notification.ts';

const floor = buildOffer({ section_key: 'f', section: 'Floor', price: 200, price_label: '$200.00', stock: 4 });
const resale = buildOffer({
  section_key: 'f',
  offer_id: 'r',
  section: 'Floor',
  price: 90,
  stock: 2,
  inventory_type: 'resale',
});
const upper = buildOffer({ section_key: 'u', section: '101', price: 120, stock: 5 });

/** `section/class: price x stock` */
const lines = (points: readonly SeriesPoint[]) =>
  points.map((point) => `${point.section}/${point.class}: ${point.price} x ${point.stock}`);

it('is the lowest price and the stock of the event and of the sections that changed, by class', () => {
  const notification = buildNotification({
    offers: [floor, resale, upper],
    changes: [{ type: 'stock_increase', sections: ['floor'] }],
    stock: 11,
  });
  expect(lines(seriesPoints(notification))).toEqual([
    '/all: 90 x 11',
    '/primary: 120 x 9',
    '/resale: 90 x 2',
    'floor/all: 90 x 6',
    'floor/primary: 200 x 4',
    'floor/resale: 90 x 2',
  ]);
  expect(seriesPoints(notification)[4]).toMatchObject({ name: 'Floor', label: '$200.00' });
});

it('leaves out what cannot be bought, and takes a stock that is not stated for unknown', () => {
  const offers = [
    { ...floor, available: false },
    { ...resale, stock: 0 },
    { ...upper, stock: null },
  ];
  const points = seriesPoints(buildNotification({ offers, changes: null, stock: null }));
  expect(lines(points)).toEqual(['/all: 120 x null', '/primary: 120 x null', '/resale: null x 0']);
});

it('takes every way of writing a section for the same, and one without offers for sold out', () => {
  const changes = [{ type: 'stock_decrease', sections: ['Section 101', 'SEC 101', 'Balcony'] }];
  const points = seriesPoints(buildNotification({ offers: [upper], changes }));
  expect(lines(points.filter((point) => point.class === 'all'))).toEqual([
    '/all: 120 x 42',
    '101/all: 120 x 5',
    'balcony/all: null x 0',
  ]);
});

it('says nothing of a message without offers, unless that states a stock of 0', () => {
  expect(seriesPoints(buildNotification({ offers: [], stock: null }))).toEqual([]);
  expect(lines(seriesPoints(buildNotification({ offers: [], stock: 0 })))).toEqual([
    '/all: null x 0',
    '/primary: null x 0',
    '/resale: null x 0',
  ]);
});

it('has a number for a stock beyond all numbers', () => {
  const offers = [
    { ...floor, stock: 1e308 },
    { ...upper, stock: 1e308 },
  ];
  const [all] = seriesPoints(buildNotification({ offers, changes: [], stock: null }));
  expect(all?.stock).toBe(Number.MAX_VALUE);
});
