import { describe, expect, it } from 'vitest';
import { createFailure } from '../../../core/connection/failure.ts';
import type { AfterClose, Phase } from '../../../core/connection/machine/machine-types.ts';
import { toConnectionStatus } from '../../../core/connection/to-connection-status.ts';
import { NOW, STATES } from './samples.ts';

const WHERE = { host: 'api.eventory.ai', proxy: null };

describe('the state that is shown', () => {
  it.each([
    ['idle', 'idle', 'Not connected'],
    ['connecting', 'connecting', 'Connecting'],
    ['open', 'open', 'Connected'],
    ['closing', 'connecting', 'Reconnecting'],
    ['waiting', 'waiting', 'Trying again in a moment: the gateway refused the connection'],
    ['unauthorised', 'unauthorised', 'Stopped: the key was not accepted'],
    ['paused', 'paused', 'Disconnected by you'],
    ['closed', 'idle', 'Closed'],
  ] as const)('%s is %s: %s', (phase: Phase, state, detail) => {
    expect(toConnectionStatus(STATES[phase], WHERE)).toMatchObject({ state, detail });
  });
  it.each([
    [{ to: 'connect' }, 'connecting'],
    [{ to: 'sleep' }, 'waiting'],
    [{ to: 'paused' }, 'paused'],
    [{ to: 'idle' }, 'idle'],
    [{ to: 'closed' }, 'idle'],
    [{ to: 'fail', failure: createFailure('timeout', 'tcp') }, 'connecting'],
  ] as const)('closing, then %j, is %s', (next: AfterClose, state) => {
    expect(toConnectionStatus({ ...STATES.closing, next }, WHERE).state).toBe(state);
  });
  it('says when the next try is', () => {
    expect(toConnectionStatus(STATES.waiting, WHERE).retry_at).toBe(new Date(NOW + 3_000).toISOString());
    expect(toConnectionStatus(STATES.open, WHERE).retry_at).toBeNull();
  });
  it('says why it is not connected if a key is missing', () => {
    expect(toConnectionStatus({ ...STATES.idle, ready: false }, WHERE).detail).toBe('Not connected: no API key yet');
  });
  it('names the problem, and none while connected', () => {
    expect(toConnectionStatus(STATES.waiting, WHERE).problem?.cause).toBe('refused');
    expect(toConnectionStatus(STATES.open, WHERE).problem).toBeNull();
  });
});
