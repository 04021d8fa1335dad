import { describe, expect, it } from 'vitest';
import { step } from '../../../../core/connection/machine/machine.ts';
import type { EventKind, Phase } from '../../../../core/connection/machine/machine-types.ts';
import { EVENTS, NOW, STATES } from '../samples.ts';
import { kinds } from './play.ts';

const PHASES = Object.keys(STATES) as Phase[];
const EVENT_KINDS = Object.keys(EVENTS) as EventKind[];

/**
 * Every pair of phase and event: the phase it leads to, and the effects. A dash: nothing changes at all.
 * The sample states are in `samples.ts`; each of them is configured.
 */
const EXPECTED: { readonly [P in Phase]: { readonly [K in EventKind]: string } } = {
  idle: {
    configure: 'connecting: open_socket timer',
    connect: 'connecting: open_socket timer',
    disconnect: 'paused: timer',
    shutdown: 'closed: timer',
    wake: '-',
    offline: '-',
    suspend: '-',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: '-',
    due: '-',
    service: '-',
  },
  connecting: {
    configure: 'closing: destroy timer',
    connect: 'closing: destroy timer',
    disconnect: 'closing: destroy timer',
    shutdown: 'closing: destroy timer',
    wake: 'closing: destroy timer',
    offline: '-',
    suspend: 'closing: destroy timer',
    opened: 'open: timer',
    frame: '-',
    pong: '-',
    ended: 'waiting: timer',
    due: 'closing: destroy timer',
    service: 'connecting:',
  },
  open: {
    configure: 'closing: gap_began close timer',
    connect: '-',
    disconnect: 'closing: gap_began close timer',
    shutdown: 'closing: close timer',
    wake: 'open: send_ping timer',
    offline: 'open: send_ping timer',
    suspend: 'closing: gap_began close timer',
    opened: '-',
    frame: 'open:',
    pong: 'open:',
    ended: 'waiting: gap_began timer',
    due: 'open: send_ping timer',
    service: '-',
  },
  closing: {
    configure: 'closing:',
    connect: 'closing:',
    disconnect: 'closing:',
    shutdown: 'closing:',
    wake: '-',
    offline: '-',
    suspend: 'closing:',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: 'connecting: open_socket timer',
    due: 'closing: destroy timer',
    service: '-',
  },
  waiting: {
    configure: 'connecting: open_socket timer',
    connect: 'connecting: open_socket timer',
    disconnect: 'paused: timer',
    shutdown: 'closed: timer',
    wake: 'connecting: open_socket timer',
    offline: '-',
    suspend: '-',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: '-',
    due: 'connecting: open_socket timer',
    service: 'waiting:',
  },
  unauthorised: {
    configure: 'connecting: open_socket timer',
    connect: 'connecting: open_socket timer',
    disconnect: 'paused: timer',
    shutdown: 'closed: timer',
    wake: '-',
    offline: '-',
    suspend: '-',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: '-',
    due: '-',
    service: '-',
  },
  paused: {
    configure: 'paused:',
    connect: 'connecting: open_socket timer',
    disconnect: '-',
    shutdown: 'closed: timer',
    wake: '-',
    offline: '-',
    suspend: '-',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: '-',
    due: '-',
    service: '-',
  },
  closed: Object.fromEntries(EVENT_KINDS.map((kind) => [kind, '-'])) as { [K in EventKind]: string },
};

describe('every phase meets every event', () => {
  for (const phase of PHASES) {
    it.each(EVENT_KINDS)(`${phase} + %s`, (kind) => {
      const before = STATES[phase];
      const { state, effects } = step(before, EVENTS[kind], { nowMs: NOW, random: 0.5 });
      const found = state === before ? '-' : `${state.phase}: ${kinds(effects).join(' ')}`.trim();
      expect(found).toBe(EXPECTED[phase][kind]);
    });
  }
});
