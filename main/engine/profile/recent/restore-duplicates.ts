import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import { fingerprint, isCurrentFingerprint } from '../../../../core/notification/fingerprint.ts';
import { isWithin } from '../../../../core/time/clock-jumps.ts';
import type { History } from '../../history/history.ts';
import type { ResumeState } from '../../history/history-records.ts';
import { DUPLICATE_WINDOW_MS, type DuplicateMemory } from '../../pipeline/duplicate-memory.ts';

/** How many stored messages are read at a time. */
const PAGE_SIZE = 50;

/**
 * Puts the alerts of the last 15 minutes into the memory. If an earlier version of the app made their fingerprints,
 * they are made again from the stored messages, so that an update never makes an alert come twice.
 *
 * @param alerted oldest first.
 * @param nowMs milliseconds since the epoch.
 */
export async function restoreDuplicates(
  memory: Pick<DuplicateMemory, 'add'>,
  alerted: ResumeState['alerted'],
  history: Pick<History, 'newest'>,
  nowMs: number,
): Promise<void> {
  const current = alerted.every((alert) => isCurrentFingerprint(alert.fingerprint));
  for (const { fingerprint, atMs } of current ? alerted : await fingerprintAgain(history, nowMs)) {
    if (isWithin(atMs, nowMs, DUPLICATE_WINDOW_MS)) memory.add(fingerprint, nowMs - atMs);
  }
}

/** The alerts that duplicates are compared with, oldest first. */
async function fingerprintAgain(history: Pick<History, 'newest'>, nowMs: number): Promise<ResumeState['alerted']> {
  const found: { fingerprint: string; atMs: number }[] = [];
  let before: number | null = null;
  for (;;) {
    const page = await history.newest(null, before, PAGE_SIZE);
    for (const { item, decision, frame, receivedAtMs } of page) {
      if (decision.outcome !== 'alert' || item.test) continue;
      const decoded = decodeFrame(frame, receivedAtMs);
      if (decoded.kind === 'notification')
        found.push({ fingerprint: fingerprint(decoded.notification), atMs: receivedAtMs });
    }
    const oldest = page.at(-1);
    if (oldest === undefined || page.length < PAGE_SIZE || oldest.receivedAtMs <= nowMs - DUPLICATE_WINDOW_MS)
      return found.reverse();
    before = oldest.item.id;
  }
}
