import { describe, expect, it } from 'vitest';
import { FORWARD_STEP_MS } from '../../../../../core/computers/forward-turn.ts';
import type { Forwarder, WebForwarderKind } from '../../../../../core/settings/settings.ts';
import { createTurns, type DeliveredDrop } from '../../../../../main/engine/forwarding/group/turns.ts';
import { testForwardedAlert } from '../../../../../main/engine/forwarding/test-forwarded-alert.ts';
import { manualClock, settle } from '../../alerts/harness.ts';

const FORWARDER: Forwarder = { id: 'f', kind: 'ntfy', label: 'Phone', enabled: true, for_all: true };
const ADDRESS = 'https://ntfy.sh/topic';
const target = (kind: WebForwarderKind, address: string) => `${kind} ${address}`;
const T = target('ntfy', ADDRESS);

/** A computer on which `rank` others come before it. */
function setUp(rank: number, { address = ADDRESS as string | null, locked = false } = {}) {
  const clock = manualClock(1_000);
  const sent: string[] = [];
  const elsewhere: string[] = [];
  const announced: (readonly DeliveredDrop[])[] = [];
  const host = { alone: false };
  const turns = createTurns({
    clock,
    group: {
      targetId: (kind, text) => (host.alone ? null : target(kind, text)),
      rank: () => rank,
      announce: (_target, delivered) => announced.push(delivered),
    },
    addressOf: async () => {
      if (locked) throw new Error('locked');
      return address;
    },
    onElsewhere: (_forwarder, { id, repeat }, by) => elsewhere.push(`${id} ${repeat} by ${by}`),
  });
  const take = async (id: number, drop: string, repeat = 0) => {
    turns.take(FORWARDER, { ...testForwardedAlert(0), id, repeat }, drop, () => sent.push(`${id} ${repeat}`));
    await settle();
  };
  return { clock, sent, elsewhere, announced, turns, take, host };
}

describe('the first computer', () => {
  it('sends at once, and tells the others what was delivered', async () => {
    const { sent, take, turns, announced } = setUp(0);
    await take(7, 'drop');
    expect(sent).toEqual(['7 0']);
    turns.delivered('f', [
      { id: 7, repeat: 0 },
      { id: 0, repeat: 0 },
    ]);
    expect(announced).toEqual([[{ drop: 'drop', repeat: 0 }]]);
    expect(turns.targetIds()).toEqual([T]);
  });
});

describe('another computer', () => {
  it('sends after its wait if nobody has delivered the alert', async () => {
    const { clock, sent, take } = setUp(2);
    await take(1, 'drop');
    await clock.advance(2 * FORWARD_STEP_MS - 1);
    expect(sent).toEqual([]);
    await clock.advance(1);
    expect(sent).toEqual(['1 0']);
  });

  it('does not send what another has delivered, before its turn or at it', async () => {
    const { clock, sent, elsewhere, take, turns } = setUp(1);
    await take(1, 'drop');
    turns.deliveredElsewhere(T, [{ drop: 'drop', repeat: 0 }], 'laptop');
    // One that comes to its turn later, because its user was at the desk.
    turns.deliveredElsewhere(T, [{ drop: 'later', repeat: 0 }], 'laptop');
    await take(2, 'later');
    await clock.advance(60_000);
    expect(sent).toEqual([]);
    expect(elsewhere).toEqual(['1 0 by laptop', '2 0 by laptop']);
  });

  it('sends what another has delivered to another target, of another drop, or not as often', async () => {
    const { clock, sent, take, turns } = setUp(1);
    await take(1, 'drop');
    await take(2, 'drop', 1);
    turns.deliveredElsewhere(target('ntfy', 'https://ntfy.sh/other'), [{ drop: 'drop', repeat: 0 }], 'laptop');
    turns.deliveredElsewhere(T, [{ drop: 'other drop', repeat: 0 }], 'laptop');
    turns.deliveredElsewhere(T, [{ drop: 'drop', repeat: 2 }], 'laptop');
    await clock.advance(60_000);
    expect(sent).toEqual(['1 0', '2 1']);
  });

  it('waits on while the one before it delivers a burst, but not for long', async () => {
    const { clock, sent, take, turns } = setUp(1);
    await take(1, 'drop');
    for (let n = 1; n <= 4; n += 1) {
      await clock.advance(1_000);
      turns.deliveredElsewhere(T, [{ drop: `another ${n}`, repeat: 0 }], 'laptop');
      expect(sent).toEqual([]);
    }
    await clock.advance(1_000);
    expect(sent).toEqual(['1 0']);
  });

  it('does not send what is handled meanwhile', async () => {
    const { clock, sent, take, turns } = setUp(1);
    await take(1, 'drop');
    expect(turns.waiting('f')).toBe(1);
    turns.handled('f', 1);
    await clock.advance(60_000);
    expect(sent).toEqual([]);
  });
});

it.each([
  ['without an address', { address: null }],
  ['without the secret store', { locked: true }],
] as const)('%s nothing is compared: it is sent, so that the user hears what is wrong', async (_name, options) => {
  const { sent, take } = setUp(1, options);
  await take(1, 'drop');
  expect(sent).toEqual(['1 0']);
});

it('a computer that is alone sends at once', async () => {
  const { sent, take, host } = setUp(1);
  host.alone = true;
  await take(1, 'drop');
  expect(sent).toEqual(['1 0']);
});
