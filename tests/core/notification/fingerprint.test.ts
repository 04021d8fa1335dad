import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../core/notification/decoding/decode-frame.ts';
import { fingerprint } from '../../../core/notification/fingerprint.ts';
import { seatMapMessage } from './messages.ts';

function keyOf(change: (message: Record<string, unknown>) => void): string {
  const message = seatMapMessage();
  change(message);
  const decoded = decodeFrame(JSON.stringify(message), 0);
  if (decoded.kind === 'malformed') throw new Error(decoded.error);
  return fingerprint(decoded.notification);
}

function sectionsOf(message: Record<string, unknown>) {
  return message.sections as Record<string, Record<string, Record<string, unknown>>>;
}

function renameKey(holder: Record<string, unknown> = {}, from: string, to: string): void {
  holder[to] = holder[from];
  delete holder[from];
}

/** Between two sections of which nothing else changes. */
function moveOffer(message: Record<string, unknown>): void {
  const { 'sec-101': from, 'sec-207': to } = sectionsOf(message);
  if (from === undefined || to === undefined) throw new Error('no such section');
  to['offer-abc'] = from['offer-abc'] as Record<string, unknown>;
  delete from['offer-abc'];
}

function offerOf(message: Record<string, unknown>): Record<string, unknown> {
  const offer = sectionsOf(message)['sec-101']?.['offer-abc'];
  if (offer === undefined) throw new Error('no such offer');
  return offer;
}

const original = keyOf(() => {});

describe('fingerprint', () => {
  it.each<[string, (message: Record<string, unknown>) => void]>([
    ['another event', (m) => (m.event_id = 'other')],
    ['another region', (m) => (m.region = 'UK')],
    ['another total stock', (m) => (m.stock = 43)],
    ['another site', (m) => (m.website = 'axs')],
    ['no total stock', (m) => delete m.stock],
    ['changed sections under another change type', (m) => (m.changes = { price_decrease: ['Section 101'] })],
    ['other changed sections', (m) => (m.changes = { stock_increase: ['Section 102'] })],
    ['another change type', (m) => (m.changes = { price_increase: ['Section 101'], price_decrease: ['Section 207'] })],
    ['another price', (m) => (offerOf(m).price = 94)],
    ['another stock of an offer', (m) => (offerOf(m).stock = 4)],
    ['an offer that sold out', (m) => (offerOf(m).is_active = false)],
    ['another name of an offer', (m) => (offerOf(m).offer_name = 'Standare')],
    ['another row', (m) => (offerOf(m).row = 'B')],
    ['a price a cent lower', (m) => (offerOf(m).price = 94.99)],
    ['a price that is not stated', (m) => delete offerOf(m).price],
    ['no adjacent seats', (m) => (offerOf(m).longest_adjacent_seats = 0)],
    ['two values that changed places', (m) => Object.assign(offerOf(m), { price: 79, price_without_fees: 95 })],
    ['two texts that changed places', (m) => Object.assign(offerOf(m), { offer_name: '101', section: 'Standard' })],
    [
      'changed sections that two change types exchange',
      (m) => (m.changes = { stock_increase: ['Section 207'], price_decrease: ['Section 101'] }),
    ],
    ['another name of a section on the map', (m) => (offerOf(m).section = '102')],
    ['another price without fees', (m) => (offerOf(m).price_without_fees = 78)],
    ['resale', (m) => (offerOf(m).inventory_type = 'resale')],
    ['general admission', (m) => (offerOf(m).general_admission = true)],
    ['another id of an offer', (m) => renameKey(sectionsOf(m)['sec-101'], 'offer-abc', 'offer-abd')],
    ['an offer in another section', moveOffer],
    [
      'another section aggregate',
      (m) => ((m.sections as Record<'sec-207', Record<string, unknown>>)['sec-207'].stock = 9),
    ],
  ])('differs for %s', (_name, change) => {
    expect(keyOf(change)).not.toBe(original);
  });

  it.each<[string, (message: Record<string, unknown>) => void]>([
    ['a later timestamp', (m) => (m.timestamp = '2026-04-27T10:05:00Z')],
    ['another label of a price', (m) => (offerOf(m).price_label = 'US$95')],
    ['more seats that are held', (m) => (offerOf(m).stock_not_available = 3)],
    ['a link with a new session in it', (m) => (offerOf(m).atc = 'https://tickets.example/cart/abc?session=2')],
    [
      'the sections in another order',
      (m) => (m.sections = Object.fromEntries(Object.entries(m.sections as object).reverse())),
    ],
    [
      'the changes in another order',
      (m) => (m.changes = Object.fromEntries(Object.entries(m.changes as object).reverse())),
    ],
  ])('is the same for %s', (_name, change) => {
    expect(keyOf(change)).toBe(original);
  });

  it('is the same for the names of a change in another order', () => {
    const named = (...names: string[]) => keyOf((m) => (m.changes = { stock_increase: names }));
    expect(named('Section 101', 'Floor GA')).toBe(named('Floor GA', 'Section 101'));
    expect(named('Section 101', 'Section 101')).not.toBe(named('Section 101'));
  });
});
