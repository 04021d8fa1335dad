import type { Failure } from '../../../../core/connection/failure.ts';
import { step } from '../../../../core/connection/machine/machine.ts';
import type { ConnectionEvent, Effect, MachineState } from '../../../../core/connection/machine/machine-types.ts';
import { EVENTS, NOW } from '../samples.ts';

/** Runs events one after the other; a number lets that many milliseconds pass. */
export function play(start: MachineState, script: readonly (ConnectionEvent | number)[], random = 0.5) {
  let state = start;
  let nowMs = NOW;
  let effects: readonly Effect[] = [];
  for (const part of script) {
    if (typeof part === 'number') nowMs += part;
    else ({ state, effects } = step(state, part, { nowMs, random }));
  }
  return { state, effects, nowMs };
}
export const kinds = (effects: readonly Effect[]) =>
  effects.map((e) => (e.kind === 'end_socket' ? (e.graceful ? 'close' : 'destroy') : e.kind));
export const ended = (what: Failure): ConnectionEvent => ({ kind: 'ended', failure: what });

/** How long after a cut an open machine gives its socket up, when every ping before the cut is answered in 20 ms. */
export function noticedAfterMs(opened: MachineState, cutMs: number): number {
  let state = opened;
  for (;;) {
    const nowMs = state.dueAtMs ?? Number.NaN;
    const move = step(state, EVENTS.due, { nowMs, random: 0.5 });
    state = move.state;
    if (state.phase === 'closing') return nowMs - NOW - cutMs;
    const pongMs = nowMs + 20;
    if (kinds(move.effects).includes('send_ping') && pongMs < NOW + cutMs) {
      state = step(state, EVENTS.pong, { nowMs: pongMs, random: 0.5 }).state;
    }
  }
}
