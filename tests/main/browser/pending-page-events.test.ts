import { describe, expect, it } from 'vitest';
import type { BridgeEvents } from '../../../core/bridge/contract.ts';
import { createPendingPageEvents } from '../../../main/browser/pending-page-events.ts';
import { createEmitter } from '../../../main/engine/state/emitter.ts';
import { manualClock } from '../engine/alerts/harness.ts';

const QUESTION = { id: 7, offer: null, url: 'http://tickets.example/', why: 'It is not encrypted.' };

function closedPage() {
  const events = createEmitter<BridgeEvents>((error) => {
    throw error;
  });
  const clock = manualClock();
  let opened = 0;
  const {
    engine,
    forNextPage,
    dispose: stop,
  } = createPendingPageEvents(
    { answer: async (name: string) => `answer to ${name}`, subscribe: events.subscribe },
    {
      clock,
      openPage: () => {
        opened += 1;
      },
    },
  );
  /** A page comes up: what it hears. */
  function page() {
    const heard: unknown[] = [];
    const unsubscribes = [
      engine.subscribe('link.confirm', (question) => heard.push(question)),
      engine.subscribe('show', (view) => heard.push(view)),
    ];
    return {
      heard,
      close: () => {
        for (const unsubscribe of unsubscribes) unsubscribe();
      },
    };
  }
  return { engine, forNextPage, events, clock, page, stop, opened: () => opened };
}

describe('a click while the page is closed', () => {
  it('opens the page once, which then hears what the click had to ask and show', async () => {
    const { engine, events, page, opened } = closedPage();
    events.emit('link.confirm', QUESTION);
    events.emit('show', { view: 'feed', id: 7 });
    expect(opened()).toBe(1);
    const { heard } = page();
    expect(heard).toEqual([]);
    expect(await engine.answer('state.get', null)).toBe('answer to state.get');
    await expect.poll(() => heard).toEqual([QUESTION, { view: 'feed', id: 7 }]);
    await engine.answer('state.get', null);
    expect(heard).toHaveLength(2);
  });

  it('asks again if no page came up, and the old question is dropped', async () => {
    const { engine, events, clock, page, opened } = closedPage();
    events.emit('link.confirm', QUESTION);
    await clock.advance(20_000);
    events.emit('show', { view: 'feed', id: null });
    expect(opened()).toBe(2);
    const { heard } = page();
    await engine.answer('state.get', null);
    await expect.poll(() => heard).toEqual([{ view: 'feed', id: null }]);
  });

  it('is sent to the page as usual while it is open, and opens it again once it was closed', () => {
    const { events, page, opened } = closedPage();
    const { heard, close } = page();
    events.emit('show', { view: 'feed', id: 1 });
    expect([heard.length, opened()]).toEqual([1, 0]);
    close();
    events.emit('show', { view: 'feed', id: 2 });
    expect([heard.length, opened()]).toEqual([1, 1]);
  });

  it('opens nothing once the app stops', () => {
    const { events, opened, stop, clock } = closedPage();
    stop();
    events.emit('show', { view: 'feed', id: 1 });
    expect([opened(), clock.pending()]).toEqual([0, 0]);
  });
});

describe('a link that another process hands over', () => {
  it('waits for the next page, also beside one that is open; the newest counts, and opens nothing here', async () => {
    const { engine, forNextPage, page, opened, clock } = closedPage();
    page();
    const done: string[] = [];
    forNextPage(() => void done.push('first'));
    forNextPage(() => void done.push('second'));
    await clock.advance(600_000);
    expect([done, opened()]).toEqual([[], 0]);
    await engine.answer('feed.list', null);
    expect(done).toEqual([]);
    await engine.answer('state.get', null);
    await expect.poll(() => done).toEqual(['second']);
    await engine.answer('state.get', null);
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual(['second']);
  });
});
