import { forwardRank } from '../../../core/computers/forward-turn.ts';
import type { ForwardingGroup } from '../forwarding/group/turns.ts';
import type { ComputerGroup } from './computer-group.ts';

/** What the computers of a group have to do with forwarding. @param group `null` while this computer is in none. */
export function peerForwarding(group: () => ComputerGroup | null): ForwardingGroup {
  return {
    targetId: (kind, address) => group()?.targetId(kind, address) ?? null,
    rank(targetId) {
      const now = group();
      if (now === null) return 0;
      const { session, role, leader, peers, online } = now.election();
      if (!online) return 0;
      const sharers = now
        .heard()
        .filter((computer) => peers.has(computer.session) && computer.presence.targets.includes(targetId))
        .map((computer) => computer.session);
      return forwardRank(session, role === 'leader' ? session : leader, sharers);
    },
    announce(target, delivered) {
      group()?.send({ kind: 'action', action: { kind: 'forwarded', target, delivered: [...delivered] } });
    },
  };
}
