import { entriesOf } from '../alerts/alert.ts';
import type { EngineBase } from '../engine-base.ts';
import type { Forwarding } from '../forwarding/forwarding.ts';
import type { ProfileManager } from '../profile/profile-manager.ts';
import { entriesNow } from './entries-now.ts';
import { createPhoneAlerts, type PhoneAlerts } from './phone-alerts.ts';
import { createPhoneDeliveries } from './phone-deliveries.ts';
import { createPhoneMemory } from './phone-memory.ts';

/** Alerts on their way to a person who may not be at the desk. Only those of the live account are forwarded. */
export function createPhone(
  { ports, events, changes, settings, session }: EngineBase,
  profiles: ProfileManager,
  forwarding: Forwarding,
): PhoneAlerts {
  const liveProfile = () => (profiles.current().name === 'live' ? profiles.current() : null);
  const deliveries = createPhoneDeliveries(ports.clock, liveProfile, events);
  const memory = createPhoneMemory({ ...ports, session, forwarding, deliveries, liveProfile });
  const phone = createPhoneAlerts({
    ...ports,
    settings: settings.get,
    forwarding,
    memory,
    deliveries,
    entriesNow(alert) {
      const watchlist = liveProfile()?.watchlist;
      return watchlist === undefined ? entriesOf(alert) : entriesNow(alert, watchlist, ports.clock.now());
    },
  });
  const unsubscribe = changes.subscribe('handled', ({ id }) => {
    if (liveProfile() !== null) phone.handled(id);
  });
  return {
    ...phone,
    dispose() {
      unsubscribe();
      phone.dispose();
      memory.dispose();
    },
  };
}
