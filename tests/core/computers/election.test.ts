import { describe, expect, it } from 'vitest';
import { elect, initialElection, nextElectionMs, voteOf } from '../../../core/computers/election.ts';
import type { ElectionEvent, ElectionState, Vote } from '../../../core/computers/election-types.ts';
import {
  BROKER_GRACE_MS,
  DEAF_LEADER_MS,
  GONE_GRACE_MS,
  JOIN_MS,
  LEASE_MS,
  RECONNECT_MS,
  REJOIN_MS,
  TAKEOVER_STEP_MS,
} from '../../../core/computers/group-timing.ts';

const CONNECT = { ifBrokerDown: 'connect', listening: false } as const;
const WAIT = { ifBrokerDown: 'wait', listening: false } as const;

/** Applies events at their times, each a pair. */
function play(state: ElectionState, ...events: readonly (readonly [number, ElectionEvent])[]): ElectionState {
  return events.reduce((now, [atMs, event]) => elect(now, event, atMs), state);
}
const vote = (session: string, over: Partial<Vote> = {}): Vote => ({
  session,
  leads: false,
  term: 0,
  canLead: true,
  hearing: false,
  gaveUp: false,
  handTo: null,
  ...over,
});
const heard = (session: string, over: Partial<Vote> = {}) => ({ kind: 'heard', vote: vote(session, over) }) as const;
const self = (hearing: boolean, canLead = true) => ({ kind: 'self', canLead, hearing }) as const;
const tick = { kind: 'tick' } as const;
const online = { kind: 'online' } as const;

const joined = (session: string) => play(initialElection(session, CONNECT, 0), [0, online], [0, self(false)]);
const leader = (session: string) => play(joined(session), [JOIN_MS, tick], [JOIN_MS, self(true)]);
const follower = (session: string) => play(joined(session), [100, heard('a', { leads: true, term: 3, hearing: true })]);

describe('joining', () => {
  it('listens for a leader before it leads, without a gateway connection', () => {
    const early = play(joined('b'), [JOIN_MS - 1, tick]);
    expect(early).toMatchObject({ role: 'joining', listen: false });
    expect(nextElectionMs(early, JOIN_MS - 1)).toBe(JOIN_MS);
    expect(play(early, [JOIN_MS, tick])).toMatchObject({ role: 'leader', listen: true, term: 1 });
  });

  it('waits longer if the broker has kept a lease, whose owner may be there', () => {
    const state = play(joined('b'), [10, { kind: 'lease_seen' }]);
    expect(play(state, [JOIN_MS + 10, tick]).role).toBe('joining');
    expect(play(state, [10 + LEASE_MS, tick]).role).toBe('leader');
  });

  it('follows the leader that is there', () => {
    expect(follower('b')).toMatchObject({ role: 'follower', leader: 'a', term: 3, listen: false });
  });

  it('does not lead without a key', () => {
    const keyless = play(joined('b'), [0, self(false, false)], [60_000, tick]);
    expect(keyless).toMatchObject({ role: 'joining', listen: false });
    expect(nextElectionMs(keyless, 60_000)).toBeNull();
  });

  it('keeps a connection that it has until the leader is known to have one', () => {
    const open = play(initialElection('b', { ...CONNECT, listening: true }, 0), [0, online], [0, self(true)]);
    const deaf = play(open, [10, heard('a', { leads: true, term: 3 })]);
    expect(deaf).toMatchObject({ role: 'follower', listen: true });
    expect(play(deaf, [20, heard('a', { leads: true, term: 3, hearing: true })]).listen).toBe(false);
  });
});

describe('a leader that is gone', () => {
  it('is followed after a moment by the first of the others, if the broker says so', () => {
    const state = play(follower('b'), [500, heard('c')], [600, { kind: 'gone', session: 'a' }]);
    expect(nextElectionMs(state, 600)).toBe(600 + GONE_GRACE_MS);
    expect(play(state, [600 + GONE_GRACE_MS, tick])).toMatchObject({ role: 'leader', term: 4, listen: true });
  });

  it('is not gone if the broker says so of everyone because it shuts down itself', () => {
    const told = play(follower('b'), [600, { kind: 'gone', session: 'a' }], [610, { kind: 'offline' }]);
    expect(told).toMatchObject({ role: 'follower', leader: 'a', listen: false });
    expect(play(told, [2_000, online])).toMatchObject({ role: 'follower', leader: 'a', listen: false });
    expect(play(told, [600 + BROKER_GRACE_MS * 2, tick]).role).toBe('alone');
  });

  it('is not gone if it is heard again at once', () => {
    const told = play(follower('b'), [600, { kind: 'gone', session: 'a' }]);
    const again = play(told, [700, heard('a', { leads: true, term: 3, hearing: true })], [600 + GONE_GRACE_MS, tick]);
    expect(again).toMatchObject({ role: 'follower', leader: 'a' });
  });

  it('is followed by the second only if the first does nothing', () => {
    const atMs = 600 + GONE_GRACE_MS;
    const state = play(follower('c'), [500, heard('b')], [600, { kind: 'gone', session: 'a' }], [atMs, tick]);
    expect(state).toMatchObject({ role: 'joining', listen: false });
    expect(nextElectionMs(state, atMs)).toBe(atMs + TAKEOVER_STEP_MS);
    expect(play(state, [900, heard('b', { leads: true, term: 4 })])).toMatchObject({ role: 'follower', leader: 'b' });
    expect(play(state, [atMs + TAKEOVER_STEP_MS, tick]).role).toBe('leader');
  });

  it('lapses if nothing is heard of it, well within 5 s', () => {
    const state = follower('b');
    expect(play(state, [100 + LEASE_MS - 1, tick]).role).toBe('follower');
    expect(nextElectionMs(state, 100)).toBe(100 + LEASE_MS);
    expect(play(state, [100 + LEASE_MS, tick]).role).toBe('leader');
    expect(LEASE_MS + 2 * TAKEOVER_STEP_MS).toBeLessThan(4_000);
  });

  it('is not gone for a computer that the broker cut off for a moment', () => {
    const state = play(follower('b'), [200, { kind: 'offline' }], [200 + BROKER_GRACE_MS - 1, tick]);
    expect(state).toMatchObject({ role: 'follower', listen: false });
    expect(play(state, [200 + BROKER_GRACE_MS - 1, online])).toMatchObject({ role: 'follower', leader: 'a' });
  });
});

describe('a computer that was held up', () => {
  const heldUp = { kind: 'held_up' } as const;
  const LONG_AFTER = 60_000;

  it.each([
    ['is then told that time has passed', tick],
    ['then hears another follower first', heard('c')],
  ] as const)('does not take the place of a leader that it could not hear: it %s', (_name, event) => {
    const state = play(follower('b'), [LONG_AFTER, heldUp], [LONG_AFTER, event]);
    expect(state).toMatchObject({ role: 'follower', leader: 'a', listen: false });
    expect(play(state, [LONG_AFTER + LEASE_MS, tick]).role).toBe('leader');
  });

  it('does not lead before it has listened, if nobody led before', () => {
    const state = play(joined('b'), [LONG_AFTER, heldUp], [LONG_AFTER, tick]);
    expect(state).toMatchObject({ role: 'joining', listen: false });
    expect(play(state, [LONG_AFTER + JOIN_MS, tick]).role).toBe('leader');
  });

  it('leads on, and yields to who took its place', () => {
    const state = play(leader('b'), [LONG_AFTER, heldUp], [LONG_AFTER, tick]);
    expect(state).toMatchObject({ role: 'leader', listen: true });
    const yielded = play(state, [LONG_AFTER, heard('a', { leads: true, term: 2, hearing: true })]);
    expect(yielded).toMatchObject({ role: 'follower', leader: 'a', listen: false });
  });
});

describe('two leaders', () => {
  const mine = leader('b');
  it.each([
    ['a higher term wins', vote('z', { leads: true, term: 2 }), 'follower'],
    ['a lower term yields', vote('a', { leads: true, term: 0 }), 'leader'],
    ['of equal terms the first session wins', vote('a', { leads: true, term: 1 }), 'follower'],
    ['of equal terms the later session yields', vote('z', { leads: true, term: 1 }), 'leader'],
  ] as const)('%s', (_name, rival, role) => {
    expect(elect(mine, { kind: 'heard', vote: rival }, 2_000).role).toBe(role);
  });

  it('the one that yields keeps its connection until the other has one', () => {
    const yielded = play(mine, [2_000, heard('a', { leads: true, term: 2 })]);
    expect(yielded).toMatchObject({ role: 'follower', listen: true });
    expect(play(yielded, [2_100, heard('a', { leads: true, term: 2, hearing: true })]).listen).toBe(false);
  });
});

describe('handing over', () => {
  it('the leader names the next one, and keeps its connection until that has one', () => {
    const leading = play(leader('b'), [1_500, heard('c')], [1_600, { kind: 'hand_over' }]);
    expect(voteOf(leading, 1_600).handTo).toBe('c');
    const next = play(follower('c'), [500, heard('a', { leads: true, term: 3, hearing: true, handTo: 'c' })]);
    expect(next).toMatchObject({ role: 'leader', term: 4, listen: true });
    expect(play(leading, [1_700, heard('c', { leads: true, term: 2 })])).toMatchObject({
      role: 'follower',
      listen: true,
    });
  });

  it('is over if the next one does nothing', () => {
    const leading = play(leader('b'), [1_500, heard('c')], [1_600, { kind: 'hand_over' }], [9_000, tick]);
    expect(leading).toMatchObject({ role: 'leader', handTo: null });
  });

  it('does nothing without another that could lead', () => {
    const leading = play(leader('b'), [1_500, heard('c', { canLead: false })], [1_600, { kind: 'hand_over' }]);
    expect(leading).toMatchObject({ role: 'leader', handTo: null });
  });
});

describe('a leader without a connection', () => {
  const deaf = play(leader('b'), [10_000, self(false)], [10_000, heard('c')]);
  const atMs = 10_000 + DEAF_LEADER_MS;

  it('makes room after a while, and comes last then', () => {
    expect(play(deaf, [atMs - 1, heard('c')]).role).toBe('leader');
    const resigned = play(deaf, [atMs, heard('c')]);
    expect(resigned).toMatchObject({ role: 'joining', listen: true });
    expect(voteOf(resigned, atMs).gaveUp).toBe(true);
    expect(play(resigned, [atMs + 100, heard('c', { leads: true, term: 2, hearing: true })])).toMatchObject({
      role: 'follower',
      listen: false,
    });
  });

  it.each([
    ['nobody else is there', [] as const],
    ['nobody else could lead', [heard('c', { canLead: false })]],
    ['the others have just tried in vain', [heard('c', { gaveUp: true })]],
  ] as const)('goes on if %s', (_name, events) => {
    const alone = play(leader('b'), [10_000, self(false)]);
    expect(play(alone, ...events.map((event) => [atMs, event] as const), [atMs + 1, tick]).role).toBe('leader');
  });

  it('asks for no further look at a time that has passed', () => {
    const alone = play(leader('b'), [10_000, self(false)], [atMs, tick]);
    expect(nextElectionMs(alone, atMs)).toBeNull();
  });

  it('whose key was refused makes room at once', () => {
    expect(play(deaf, [10_100, self(false, false)]).role).toBe('joining');
  });
});

describe('without the broker', () => {
  it.each([
    ['connects', CONNECT, true],
    ['waits', WAIT, false],
  ] as const)('a computer that reaches none %s as the user chose', (_name, choice, listen) => {
    const state = play(initialElection('b', choice, 0), [0, self(false)]);
    expect(state).toMatchObject({ role: 'joining', listen: false });
    expect(play(state, [BROKER_GRACE_MS, tick])).toMatchObject({ role: 'alone', listen });
  });

  it('a leader keeps its connection whatever the user chose', () => {
    const waiting = play(leader('b'), [2_000, { kind: 'choose', ifBrokerDown: 'wait' }], [3_000, { kind: 'offline' }]);
    expect(play(waiting, [3_000 + BROKER_GRACE_MS, tick])).toMatchObject({ role: 'alone', listen: true });
  });

  it('a leader that still hears the gateway leads again at once, unless another has led since', () => {
    const alone = play(leader('b'), [3_000, { kind: 'offline' }], [3_000 + BROKER_GRACE_MS, tick]);
    const back = play(alone, [20_000, online]);
    expect(back).toMatchObject({ role: 'leader', term: 1, listen: true });
    expect(voteOf(back, 20_000)).toMatchObject({ leads: true, term: 1, hearing: true });
    expect(play(back, [20_050, heard('c', { leads: true, term: 2, hearing: true })])).toMatchObject({
      role: 'follower',
      leader: 'c',
      listen: false,
    });
    expect(play(alone, [19_000, self(false)], [20_000, online]).role).toBe('joining');
  });

  it.each([CONNECT, WAIT])('the others wait for it until it must be back ($ifBrokerDown)', ({ ifBrokerDown }) => {
    const cutOff = play(follower('b'), [150, { kind: 'choose', ifBrokerDown }], [200, { kind: 'offline' }]);
    const back = play(cutOff, [200 + BROKER_GRACE_MS, tick], [20_000, online]);
    expect(play(back, [20_000 + RECONNECT_MS, tick]).role).toBe('joining');
    const found = play(back, [20_000 + RECONNECT_MS, heard('a', { leads: true, term: 3, hearing: true })]);
    expect(found).toMatchObject({ role: 'follower', leader: 'a', listen: false });
    // A lease that the broker has kept makes the wait no shorter.
    const kept = play(back, [20_010, { kind: 'lease_seen' }], [20_000 + REJOIN_MS, tick]);
    expect(play(kept, [20_000 + REJOIN_MS + 10, tick]).role).toBe('leader');
    expect(nextElectionMs(back, 20_000)).toBe(20_000 + REJOIN_MS);
    expect(play(back, [20_000 + REJOIN_MS, tick]).role).toBe('leader');
    expect(RECONNECT_MS + REJOIN_MS + TAKEOVER_STEP_MS).toBeLessThan(5_000);
  });

  it('comes back to the leader, and gives up its own connection once that has one', () => {
    const alone = play(follower('b'), [200, { kind: 'offline' }], [200 + BROKER_GRACE_MS, tick]);
    expect(alone).toMatchObject({ role: 'alone', listen: true });
    const back = play(alone, [9_000, online], [9_050, heard('a', { leads: true, term: 3 })]);
    expect(back).toMatchObject({ role: 'follower', listen: true });
    expect(play(back, [9_100, heard('a', { leads: true, term: 3, hearing: true })]).listen).toBe(false);
  });
});

it('a computer that slept long goes on leading until it hears of another, and then follows', () => {
  const woken = play(leader('b'), [2_000, heard('c')], [8 * 3_600_000, tick]);
  expect(woken).toMatchObject({ role: 'leader', listen: true });
  expect(play(woken, [8 * 3_600_000 + 1, heard('c', { leads: true, term: 2, hearing: true })])).toMatchObject({
    role: 'follower',
    listen: false,
  });
});
