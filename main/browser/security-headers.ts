import { CONTENT_SECURITY_POLICY, formatPolicy } from '../host/page/content-security-policy.ts';

/**
 * The headers of every answer (docs/security.md): the page loads its own files and nothing else, no other page may
 * frame or read it.
 *
 * @param devServer the address of Vite's server during development: its inline scripts and its socket are then allowed.
 */
export function securityHeaders(devServer: URL | null): Readonly<Record<string, string>> {
  const policy =
    devServer === null
      ? CONTENT_SECURITY_POLICY
      : {
          ...CONTENT_SECURITY_POLICY,
          'script-src': "'self' 'unsafe-inline'",
          'connect-src': `'self' ws://${devServer.host} http://${devServer.host}`,
        };
  return {
    'content-security-policy': formatPolicy(policy),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cache-control': 'no-store',
  };
}
