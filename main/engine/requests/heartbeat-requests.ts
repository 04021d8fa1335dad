import { webAddressProblem } from '../forwarding/address-problem.ts';
import { holdsKey } from '../gateway/redact.ts';
import { HEARTBEAT_EXAMPLE } from '../phone/heartbeat.ts';
import { KEY_FOUND } from '../stores/find-key.ts';
import type { RequestContext, RequestHandlers } from './request-context.ts';
import { updateSettings } from './update-settings.ts';

/** Requests about the heartbeat. Its address goes to the secret store and is never sent back. */
export function heartbeatRequests(
  context: RequestContext,
): RequestHandlers<'heartbeat.save' | 'heartbeat.remove' | 'heartbeat.test'> {
  const { heartbeat, ports, profiles } = context;
  return {
    async 'heartbeat.save'({ address }) {
      const problem = holdsKey(address, profiles.storedKey())
        ? KEY_FOUND
        : webAddressProblem(address, HEARTBEAT_EXAMPLE);
      if (problem !== null) return { ok: false, issues: [{ path: 'address', message: problem }] };
      await ports.secrets.set('heartbeat', address.trim());
      // First, so that what turning it on sends counts for the new address.
      heartbeat.addressChanged();
      const saved = await updateSettings(context, { heartbeat: { enabled: true } });
      return saved.ok ? { ok: true, value: null } : saved;
    },
    async 'heartbeat.remove'() {
      await updateSettings(context, { heartbeat: { enabled: false } });
      await ports.secrets.set('heartbeat', null);
      heartbeat.addressChanged();
      return null;
    },
    'heartbeat.test': () => heartbeat.test(),
  };
}
