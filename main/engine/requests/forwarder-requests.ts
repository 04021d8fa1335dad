import type { Forwarder } from '../../../core/settings/settings.ts';
import { addressProblem } from '../forwarding/address-problem.ts';
import { holdsKey } from '../gateway/redact.ts';
import { KEY_FOUND } from '../stores/find-key.ts';
import type { RequestContext, RequestHandlers } from './request-context.ts';
import { updateSettings } from './update-settings.ts';

/** Requests about forwarders. Their address goes to the secret store and is never sent back. */
export function forwarderRequests(
  context: RequestContext,
): RequestHandlers<'forwarder.save' | 'forwarder.remove' | 'forwarder.test' | 'forwarder.status'> {
  const { forwarding, ports, settings } = context;
  const others = (id: string): Forwarder[] => settings.get().forwarders.filter((forwarder) => forwarder.id !== id);
  return {
    async 'forwarder.save'({ address, ...forwarder }) {
      if (forwarder.kind === 'program') {
        if (forwarder.program === undefined) {
          return { ok: false, issues: [{ path: 'program', message: 'Choose the program file.' }] };
        }
      } else if (address === null && (await ports.secrets.get(`forwarder:${forwarder.id}`)) === null) {
        return { ok: false, issues: [{ path: 'address', message: 'Enter the address to send to.' }] };
      }
      if (address !== null && forwarder.kind !== 'program') {
        const problem = addressProblem(forwarder.kind, address);
        if (holdsKey(address, context.profiles.storedKey())) {
          return { ok: false, issues: [{ path: 'address', message: KEY_FOUND }] };
        }
        if (problem !== null) return { ok: false, issues: [{ path: 'address', message: problem }] };
      }
      const known = settings.get().forwarders;
      const saved = await updateSettings(context, {
        forwarders: known.some(({ id }) => id === forwarder.id)
          ? known.map((before) => (before.id === forwarder.id ? forwarder : before))
          : [...known, forwarder],
      });
      if (!saved.ok) {
        return {
          ok: false,
          // `forwarders.2.label` is the form's `label`.
          issues: saved.issues.map(({ path, message }) => ({ path: path.split('.')[2] ?? path, message })),
        };
      }
      if (address !== null && forwarder.kind !== 'program')
        await ports.secrets.set(`forwarder:${forwarder.id}`, address.trim());
      forwarding.addressChanged();
      return { ok: true, value: null };
    },
    async 'forwarder.remove'({ id }) {
      await updateSettings(context, { forwarders: others(id) });
      await ports.secrets.set(`forwarder:${id}`, null);
      forwarding.addressChanged();
      return null;
    },
    'forwarder.test': ({ id }) => forwarding.test(id),
    'forwarder.status': () => forwarding.status(),
  };
}
