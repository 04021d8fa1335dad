import type { ComputerState, ComputersState } from '../../../core/bridge/state/computers.ts';
import { describeBrokerFailure } from '../../../core/computers/broker-problem.ts';
import type { ConnectionProblem, ConnectionStatus } from '../../../core/connection/connection-status.ts';
import type { ComputerGroup } from './computer-group.ts';
import type { KnownComputer } from './known-computers.ts';

/** What a running group looks like from outside. */
export interface GroupView {
  readonly group: ComputerGroup;
  /** The broker's address without secrets. */
  readonly broker: string;
  readonly self: { readonly id: string; readonly name: string };
  readonly known: readonly KnownComputer[];
  readonly ifBrokerDown: 'connect' | 'wait';
  /** How long after the leader the newest message arrived. */
  readonly behindMs: number | null;
  /** The state of the own connection. */
  readonly own: ConnectionStatus;
  /** Whether only messages that cannot be read are on the broker. */
  readonly strangersOnly: boolean;
}

/** The connection as the user sees it: that of the leader, if one is followed. */
export function groupConnection({ group, ifBrokerDown, broker, own }: GroupView): ConnectionStatus {
  const { role, listen } = group.election();
  const since = new Date(group.sinceMs()).toISOString();
  const status = (state: ConnectionStatus['state'], detail: string, problem: ConnectionProblem | null = null) => ({
    state,
    since,
    detail,
    problem,
    retry_at: null,
  });
  const leader = leaderOf(group);
  if (role === 'follower' && leader !== null) {
    return leader.presence.hearing
      ? status('open', `Following ${leader.presence.name}`)
      : status('connecting', `Following ${leader.presence.name}, which is not connected (${leader.presence.detail})`);
  }
  if (listen) return role === 'leader' && own.state === 'open' ? { ...own, detail: 'Connected as leader' } : own;
  if (role === 'alone' && ifBrokerDown === 'wait') {
    return status('waiting', 'Waiting for the broker', brokerProblem(group, broker));
  }
  return group.election().canLead
    ? status('connecting', 'Looking for the other computers')
    : status('connecting', 'Waiting for a computer with a key');
}

export function computersState(view: GroupView): ComputersState {
  const { group, broker, known, self } = view;
  const election = group.election();
  const leader = election.role === 'follower' ? leaderOf(group) : null;
  const live = new Map(
    group
      .heard()
      .flatMap((computer) => (election.peers.has(computer.session) ? [[computer.presence.id, computer] as const] : [])),
  );
  const own: ComputerState = {
    ...self,
    self: true,
    state: election.role === 'follower' ? 'follower' : 'leader',
    since: new Date(group.sinceMs()).toISOString(),
    delay_ms: null,
    can_lead: election.canLead,
    hearing: election.hearing,
  };
  const others = known.map(({ id, name, heard_at }): ComputerState => {
    const computer = live.get(id);
    if (computer === undefined) {
      return {
        id,
        name,
        self: false,
        state: 'not_heard',
        since: heard_at,
        delay_ms: null,
        can_lead: false,
        hearing: false,
      };
    }
    const { presence, session } = computer;
    return {
      id,
      name: presence.name,
      self: false,
      state: presence.leads ? 'leader' : 'follower',
      since: null,
      delay_ms: Math.round(group.clockOf(session)?.delayMs ?? 0),
      can_lead: presence.can_lead,
      hearing: presence.hearing,
    };
  });
  return {
    broker,
    role: election.role,
    leader: leader?.presence.name ?? null,
    behind_ms: leader === null ? null : (view.behindMs ?? Math.round(group.clockOf(leader.session)?.delayMs ?? 0)),
    problem: brokerProblem(group, broker),
    refused: group.refused(),
    list: [own, ...others.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))],
  };
}

export function leaderOf(group: Pick<ComputerGroup, 'election' | 'heard'>) {
  const { leader } = group.election();
  return leader === null ? null : (group.heard().find(({ session }) => session === leader) ?? null);
}

export function brokerProblem(group: ComputerGroup, broker: string): ConnectionProblem | null {
  const failure = group.failure();
  return failure === null ? null : describeBrokerFailure(failure, broker);
}

/** So that the window does not get an update for every millisecond. */
export function coarsely(state: ComputersState): object {
  const tenths = (ms: number | null) => (ms === null ? null : Math.round(ms / 100));
  return {
    ...state,
    behind_ms: tenths(state.behind_ms),
    list: state.list.map((computer) => ({ ...computer, delay_ms: tenths(computer.delay_ms) })),
  };
}
