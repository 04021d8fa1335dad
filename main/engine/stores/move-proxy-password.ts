import { splitProxyPassword } from '../../../core/connection/proxy-address.ts';
import { type Log, SecretsLocked } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import type { ProxyPassword } from './proxy-password.ts';

/** Settings of an earlier version hold the proxy's password: moves it to the secret store. Never rejects. */
export async function moveProxyPassword(
  settings: EffectiveSettings,
  proxyPassword: ProxyPassword,
  { conditions, log }: { conditions: ConditionStore; log: Log },
): Promise<void> {
  try {
    await proxyPassword.load();
    const { proxy } = settings.get().gateway;
    if (splitProxyPassword(proxy).password === null) return;
    settings.update({ gateway: { proxy: await proxyPassword.takeFrom(proxy) } });
    log.info('the password of the proxy was moved from the settings to the secret store');
  } catch (error) {
    // Read again with the key, once the key store is open.
    if (error instanceof SecretsLocked) return;
    log.error(`the password of the proxy could not be moved to the secret store: ${(error as Error).message}`);
    conditions.set('proxy password', {
      level: 'warning',
      title: 'The password of the proxy is still in the settings file',
      text: 'It could not be moved to the secret store. Enter the proxy’s address again in Settings, Connection.',
    });
  }
}
