import type { Alerts } from './alerts/alerts.ts';
import type { SuppressionWatch } from './alerts/suppression-watch.ts';
import type { Desks } from './desks/desks-types.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { createHealthMonitor, type HealthMonitor } from './diagnosis/health-monitor.ts';
import { createMalformedFrames } from './diagnosis/malformed-frames.ts';
import type { EngineBase } from './engine-base.ts';
import type { Forwarding } from './forwarding/forwarding.ts';
import type { ProfileManager } from './profile/profile-manager.ts';

/** What Health shows and the connection check, with the parts that they ask. */
export function createHealth({ ports, events, gateway }: EngineBase, parts: HealthParts): HealthMonitor {
  const { clock, log, proxies } = ports;
  const { profiles, desks, alerts, forwarding, suppression } = parts;
  return createHealthMonitor({
    malformed: createMalformedFrames(clock, log),
    apiKey: () => profiles.gatewayConfig().apiKey,
    toasts: alerts.counts,
    forwarders: forwarding.status,
    suppression: suppression.check,
    diagnose: (onProgress) =>
      diagnose(
        profiles.gatewayConfig(),
        { clock, proxies, connection: desks.heldBy() === null ? gateway : null, heldBy: desks.heldBy() },
        onProgress,
      ),
    emit: (health) => events.emit('diagnostics', health),
  });
}

interface HealthParts {
  readonly profiles: ProfileManager;
  readonly desks: Pick<Desks, 'heldBy'>;
  readonly alerts: Pick<Alerts, 'counts'>;
  readonly forwarding: Pick<Forwarding, 'status'>;
  readonly suppression: Pick<SuppressionWatch, 'check'>;
}
