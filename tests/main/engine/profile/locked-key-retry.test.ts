import { describe, expect, it, vi } from 'vitest';
import type { NetworkEvent } from '../../../../main/engine/ports.ts';
import { createLockedKeyRetry } from '../../../../main/engine/profile/locked-key-retry.ts';
import { createListeners } from '../../../../main/lib/listeners.ts';
import { createManualClock } from '../manual-clock.ts';

function locked() {
  const clock = createManualClock();
  const events = createListeners<NetworkEvent>();
  const retry = vi.fn();
  const retrying = createLockedKeyRetry({ clock, network: { onEvent: events.add } }, retry);
  return { clock, events, retry, retrying };
}

describe('a locked key store', () => {
  it('is tried again after pauses that grow from 1 s to a minute', async () => {
    const { clock, retry, retrying } = locked();
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      retry.mockClear();
      retrying.schedule();
      await clock.advance(pauseMs - 1);
      expect(retry).not.toHaveBeenCalled();
      await clock.advance(1);
      expect(retry).toHaveBeenCalledOnce();
    }
  });

  it.each(['unlock', 'resume'] as const)('is tried at once when the user is back: %s', async (event) => {
    const { clock, events, retry, retrying } = locked();
    retrying.schedule();
    events.emit(event);
    expect(retry).toHaveBeenCalledOnce();
    await clock.advance(60_000);
    expect(retry).toHaveBeenCalledOnce();
  });

  it('that opened is not tried again, and the next pause is short', async () => {
    const { clock, events, retry, retrying } = locked();
    retrying.schedule();
    retrying.schedule();
    retrying.stop();
    events.emit('unlock');
    await clock.advance(60_000);
    expect(retry).not.toHaveBeenCalled();
    retrying.schedule();
    await clock.advance(1_000);
    expect(retry).toHaveBeenCalledOnce();
  });
});
