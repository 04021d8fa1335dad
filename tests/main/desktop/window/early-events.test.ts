import { expect, it } from 'vitest';
import type { BridgeEvents } from '../../../../core/bridge/contract.ts';
import { keepEarlyEvents } from '../../../../main/desktop/window/early-events.ts';
import { createEmitter } from '../../../../main/engine/state/emitter.ts';

it('what a click that started the app asks is asked once the page is there, and the window is shown for it', () => {
  const events = createEmitter<BridgeEvents>(() => {});
  const early = keepEarlyEvents({ subscribe: events.subscribe });
  events.emit('show', { view: 'feed', id: null });
  events.emit('link.confirm', { id: 1, offer: null, url: 'http://x.example', why: 'Not encrypted.' });
  const seen: unknown[] = [];
  early.release({ send: (name, payload) => seen.push([name, payload]), showWindow: () => seen.push('shown') });
  events.emit('show', { view: 'feed', id: 7 });
  expect(seen).toEqual([
    'shown',
    ['show', { view: 'feed', id: null }],
    ['link.confirm', { id: 1, offer: null, url: 'http://x.example', why: 'Not encrypted.' }],
  ]);
});

it('a start that nothing was asked in leaves the window as it is', () => {
  const events = createEmitter<BridgeEvents>(() => {});
  let shown = 0;
  keepEarlyEvents({ subscribe: events.subscribe }).release({ send: () => {}, showWindow: () => (shown += 1) });
  expect(shown).toBe(0);
});
