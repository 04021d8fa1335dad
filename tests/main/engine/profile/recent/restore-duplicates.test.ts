import { describe, expect, it, vi } from 'vitest';
import { decodeFrame } from '../../../../../core/notification/decoding/decode-frame.ts';
import { fingerprint } from '../../../../../core/notification/fingerprint.ts';
import type { StoredNotification } from '../../../../../main/engine/history/history-records.ts';
import { createDuplicateMemory } from '../../../../../main/engine/pipeline/duplicate-memory.ts';
import { restoreDuplicates } from '../../../../../main/engine/profile/recent/restore-duplicates.ts';
import { seatMapMessage } from '../../../../core/notification/messages.ts';
import { notificationRecord } from '../../history/notification-record.ts';

const NOW_MS = Date.parse('2026-06-01T12:00:00Z');

function frameOf(stock: number): string {
  return JSON.stringify({ ...seatMapMessage(), stock });
}

function fingerprintOf(frame: string): string {
  const decoded = decodeFrame(frame, 0);
  if (decoded.kind === 'malformed') throw new Error(decoded.error);
  return fingerprint(decoded.notification);
}

/** A history of one alert a second, the newest now. */
function historyOf(count: number) {
  const all = Array.from({ length: count }, (_, at): StoredNotification => {
    const { item, decision } = notificationRecord(count - at);
    return {
      item,
      decision: { ...decision, outcome: 'alert' },
      frame: frameOf(count - at),
      receivedAtMs: NOW_MS - at * 1000,
    };
  });
  return {
    newest: vi.fn(async (_event: string | null, before: number | null, limit: number) =>
      all.filter(({ item }) => before === null || item.id < before).slice(0, limit),
    ),
  };
}

describe('restoreDuplicates', () => {
  it('takes the fingerprints of the last run as they are', async () => {
    const memory = createDuplicateMemory(() => 0);
    const history = historyOf(1);
    const key = fingerprintOf(frameOf(7));
    await restoreDuplicates(memory, [{ fingerprint: key, atMs: NOW_MS - 1000 }], history, NOW_MS);
    expect(memory.has(key)).toBe(true);
    expect(history.newest).not.toHaveBeenCalled();
  });

  it('makes those of an earlier version again from the stored messages', async () => {
    const memory = createDuplicateMemory(() => 0);
    const old = [{ fingerprint: '0123456789abcdef0123456789abcdef', atMs: NOW_MS - 1000 }];
    await restoreDuplicates(memory, old, historyOf(120), NOW_MS);
    for (const number of [1, 60, 120]) expect(memory.has(fingerprintOf(frameOf(number)))).toBe(true);
  });

  it('reads no further back than duplicates count', async () => {
    const memory = createDuplicateMemory(() => 0);
    const history = historyOf(5000);
    const old = [{ fingerprint: '0123456789abcdef0123456789abcdef', atMs: NOW_MS - 1000 }];
    await restoreDuplicates(memory, old, history, NOW_MS);
    expect(memory.has(fingerprintOf(frameOf(5000 - 899)))).toBe(true);
    expect(history.newest.mock.calls.length).toBeLessThan(25);
  });
});
