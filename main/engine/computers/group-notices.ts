import type { Notice } from '../../../core/bridge/state/app.ts';
import { brokerProblem, type GroupView } from './group-status.ts';

/** The broker keeps one lease, which can be of an earlier passphrase. */
const REFUSED_TO_SHOW = 3;

/** What the user should know of the group. */
export function groupNotice({ group, broker, ifBrokerDown, strangersOnly }: GroupView): Notice | null {
  const problem = brokerProblem(group, broker);
  if (problem !== null && group.election().role === 'alone') {
    const meanwhile =
      ifBrokerDown === 'connect'
        ? 'Until then this computer uses its own connection. If other computers do the same with this key, each gets only part of the alerts.'
        : 'Until then this computer gets nothing unless it led before.';
    return {
      level: 'warning',
      title: 'The other computers are not reached',
      text: `${problem.sentence} ${problem.next_step} ${meanwhile}`,
    };
  }
  if (strangersOnly) {
    return {
      level: 'warning',
      title: 'The passphrase may be wrong',
      text: `Nobody on ${broker} can be understood: what is published there is sealed with another passphrase. Enter the same one on every computer, in Settings > Computers.`,
    };
  }
  const refused = group.refused();
  if (refused < REFUSED_TO_SHOW) return null;
  return {
    level: 'warning',
    title: 'Messages on the broker were refused',
    text: `${refused} messages under your topic on ${broker} were not made by your computers with this passphrase, or came twice. Nothing of them counts. Check who may publish there.`,
  };
}

export const NOT_SET_UP = {
  level: 'warning',
  title: 'The other computers are not set up',
  text: 'The broker and the passphrase are not stored on this computer. Enter them in Settings > Computers, or turn it off there. Until then this computer has its own connection.',
} as const;

export const TOO_LARGE = {
  level: 'warning',
  title: 'A message was too large for the other computers',
  text: 'It alerted on this one only. Please report it with a report from Health.',
} as const;

export function lostNotice(count: number, from: string) {
  return {
    level: 'warning',
    title: 'Messages of another computer did not arrive',
    text: `${count} of ${from}. They are in its feed. Check the network between the computers and the limits of the broker.`,
  } as const;
}
