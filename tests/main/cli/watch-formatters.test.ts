import { describe, expect, it } from 'vitest';
import type { WatchRecord } from '../../../core/feed/records/watch-record.ts';
import { formatRecord } from '../../../main/cli/formatters/watch-formatters.ts';

const record = (section: string, event_name: string | null) =>
  ({
    type: 'notification',
    received_at: '2026-06-01T20:00:00Z',
    outcome: 'alert',
    event_id: 'e1',
    event: { event_name, event_venue: null },
    best: { section, price: 129.5, price_label: '₪129.50', stock: 12 },
    why: null,
    link: 'https://tickets.example/cart',
    unverified: [],
  }) as unknown as WatchRecord & { type: 'notification' };

describe('a line of watch', () => {
  it('keeps section, price and stock in their order if names are written from right to left', () => {
    expect(formatRecord(record('יציע 7', 'الفرقة'))).toContain(
      '\u2068الفرقة\u2069  \u2068יציע 7\u2069 ₪129.50 12 left',
    );
  });

  it('has no mark around other names, and none that a message brought', () => {
    const line = formatRecord(record('Floor\u202e\u2068 GA', 'Show\u2069'));
    expect(line).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(line).toContain('₪129.50 12 left');
  });
});
