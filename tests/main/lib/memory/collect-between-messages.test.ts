import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { collectBetweenMessages } from '../../../../main/lib/memory/collect-between-messages.ts';

const LONG = 150_000;
/** Longer than it waits for a message that has already arrived. */
const DELAYED_MS = 10;

function work(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

it('new objects are collected once so much came, and not before the message has been handled', async () => {
  const collect = vi.fn();
  const messageHandled = collectBetweenMessages({ collectNew: collect });
  await sleep(100);
  messageHandled(LONG - 1);
  await sleep(DELAYED_MS);
  expect(collect).not.toHaveBeenCalled();
  // A busy machine may keep the thread from being idle; it is not for long.
  await vi.waitFor(
    async () => {
      await sleep(300);
      messageHandled(LONG);
      expect(collect).not.toHaveBeenCalled();
      await sleep(DELAYED_MS);
      expect(collect).toHaveBeenCalledOnce();
    },
    { timeout: 20_000, interval: 0 },
  );
});

it('a flood is not held up by it', async () => {
  const collect = vi.fn();
  const messageHandled = collectBetweenMessages({ collectNew: collect });
  for (let message = 0; message < 5; message += 1) {
    work(100);
    messageHandled(LONG);
  }
  await sleep(DELAYED_MS);
  expect(collect).not.toHaveBeenCalled();
});
