import { forwardRank } from '../../../core/desks/forward-turn.ts';
import type { ForwardingGroup } from '../forwarding/group/turns.ts';
import type { DeskGroup } from './desk-group.ts';

/** What the desks of a group have to do with forwarding. @param group `null` while this desk is in none. */
export function deskForwarding(group: () => DeskGroup | null): ForwardingGroup {
  return {
    targetId: (kind, address) => group()?.targetId(kind, address) ?? null,
    rank(targetId) {
      const now = group();
      if (now === null) return 0;
      const { session, role, leader, peers, online } = now.election();
      if (!online) return 0;
      const sharers = now
        .heard()
        .filter((desk) => peers.has(desk.session) && desk.presence.targets.includes(targetId))
        .map((desk) => desk.session);
      return forwardRank(session, role === 'leader' ? session : leader, sharers);
    },
    announce(target, delivered) {
      group()?.send({ kind: 'action', action: { kind: 'forwarded', target, delivered: [...delivered] } });
    },
  };
}
