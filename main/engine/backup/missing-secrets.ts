import type { Settings } from '../../../core/settings/settings.ts';
import { type SecretName, type SecretStore, SecretsLocked } from '../ports.ts';

/** Names of the secrets that these settings need and this computer does not have. One that cannot be read now counts as there. */
export async function missingSecrets(
  { forwarders, heartbeat, computers }: Settings,
  secrets: Pick<SecretStore, 'get'>,
): Promise<readonly string[]> {
  const needed: readonly (readonly [SecretName, string])[] = [
    ['api_key', 'the API key'],
    ...forwarders
      .filter(({ kind }) => kind !== 'program')
      .map(({ id, label }) => [`forwarder:${id}`, `the address of “${label}”`] as const),
    ...(heartbeat.enabled ? [['heartbeat', 'the address of the heartbeat'] as const] : []),
    ...(computers.enabled ? [['computers', 'the broker and the passphrase of several computers'] as const] : []),
  ];
  const missing = await Promise.all(
    needed.map(async ([name, words]) => {
      try {
        return (await secrets.get(name)) === null ? [words] : [];
      } catch (error) {
        if (error instanceof SecretsLocked) return [];
        throw error;
      }
    }),
  );
  return missing.flat();
}
