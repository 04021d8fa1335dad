import type { ConnectionProblem } from './connection-status.ts';
import type { Cause, Failure } from './failure.ts';
import type { HealthCheckResult } from './machine/machine-types.ts';

/** The names that a problem sentence may mention. No secrets: a host and port each. */
export interface ProblemContext {
  /** The gateway's host. */
  readonly host: string;
  /** The proxy's host and port; `null` without a proxy. */
  readonly proxy: string | null;
}

interface ProblemText {
  readonly sentence: (f: Failure, where: ProblemContext) => string;
  readonly next: string;
}

const CONTACT_SUPPORT = 'If this continues, check the status page of the service or contact its support.';

/** The proxy's name: the configured one, or the one that the system named when it failed. */
const proxyName = (f: Failure, context: ProblemContext) =>
  context.proxy ?? (f.cause.startsWith('proxy') ? f.detail : null);
const formatProxy = (f: Failure, context: ProblemContext) =>
  ['the proxy', proxyName(f, context)].filter((w) => w !== null).join(' ');
const capitalizedProxy = (f: Failure, context: ProblemContext) => formatProxy(f, context).replace('the', 'The');
const formatCode = (f: Failure) => (f.code === null ? '' : ` (${f.code})`);
const formatDetail = (f: Failure) => (f.detail === null ? '' : `: “${f.detail}”`);

const TIMEOUT_SENTENCES: Readonly<Partial<Record<Failure['stage'], (where: ProblemContext, f: Failure) => string>>> = {
  name: ({ host }) => `Looking up the name ${host} took too long.`,
  tcp: ({ host }) => `Could not connect to ${host} within 10 seconds.`,
  proxy: (where, f) => `${capitalizedProxy(f, where)} did not connect to ${where.host} within 10 seconds.`,
  tls: ({ host }) => `${host} accepted the connection but did not complete the TLS handshake.`,
};

/** One sentence and one next step for each cause. */
const PROBLEM_TEXTS: Readonly<Record<Cause, ProblemText>> = {
  dns: {
    sentence: (_f, { host }) => `The name ${host} could not be found.`,
    next: 'Check that this computer is online and that the gateway address in the settings is spelled correctly. A VPN or DNS filter can also hide it.',
  },
  network_down: {
    sentence: () => 'This computer has no network connection.',
    next: 'Connect to a network; the app then reconnects automatically.',
  },
  unreachable: {
    sentence: (_f, { host }) => `There is no route to ${host} from this network.`,
    next: 'Check the network and any VPN or firewall between this computer and the internet.',
  },
  refused: {
    sentence: (_f, { host }) => `${host} refused the connection: nothing is listening there.`,
    next: `Check the address and port in the settings. ${CONTACT_SUPPORT}`,
  },
  reset: {
    sentence: (f, { host }) =>
      f.stage === 'open'
        ? `The connection to ${host} was cut.`
        : `${host} cut the connection while it was being set up.`,
    next: 'The app tries again automatically. If it keeps happening, a firewall or an unstable network is the usual reason.',
  },
  timeout: {
    sentence: (f, where) => TIMEOUT_SENTENCES[f.stage]?.(where, f) ?? `${where.host} did not answer within 10 seconds.`,
    next: 'The app tries again automatically. If other sites work, a firewall may block this one, or the service is overloaded.',
  },
  silence: {
    sentence: (_f, { host }) => `${host} stopped answering pings.`,
    next: 'The app reconnects automatically. It usually means that the network changed or went away.',
  },
  tls_expired: {
    sentence: (_f, { host }) => `The certificate of ${host} has expired.`,
    next: 'Check the date and time of this computer first. If they are right, the operator of the gateway must renew the certificate.',
  },
  tls_self_signed: {
    sentence: (_f, { host }) => `The certificate of ${host} is self-signed, so it cannot be verified.`,
    next: 'If the gateway is your own, add its certificate as the extra CA file in the settings. Otherwise do not connect: someone may be intercepting the connection.',
  },
  tls_wrong_host: {
    sentence: (_f, { host }) => `The server that answered has a certificate for another name than ${host}.`,
    next: 'Check the address in the settings. On a hotel or café network, log in to it in a browser first.',
  },
  tls_untrusted: {
    sentence: (_f, { host }) => `The certificate of ${host} comes from an authority that this computer does not trust.`,
    next: 'On a company network that inspects TLS, add the company’s CA file in the settings. Otherwise do not trust this network.',
  },
  tls_failed: {
    sentence: (_f, { host }) => `The TLS handshake with ${host} failed.`,
    next: 'Check the port in the address: it must be one that speaks TLS. Antivirus software that inspects TLS can also be the reason.',
  },
  clock: {
    sentence: (_f, { host }) =>
      `By the clock of this computer the certificate of ${host} is not valid yet: the clock is probably wrong.`,
    next: 'Set the date, time and time zone of this computer, preferably automatically.',
  },
  ca_file: {
    sentence: (f) => f.detail ?? 'The extra CA file could not be used.',
    next: 'Choose another CA file in the settings (PEM text), or remove it there.',
  },
  proxy: {
    sentence: (f, where) => `${capitalizedProxy(f, where)} could not be reached.`,
    next: 'Check the proxy in the settings or in HTTPS_PROXY, and whether this network needs one at all.',
  },
  proxy_login: {
    sentence: (f, where) => `${capitalizedProxy(f, where)} asks for a user name and password (407).`,
    next: 'Enter them in the proxy address in the settings, as in http://user:password@proxy:3128.',
  },
  proxy_refused: {
    sentence: (f, where) => `${capitalizedProxy(f, where)} refused to connect to ${where.host}${formatCode(f)}.`,
    next: 'Ask whoever runs the proxy to allow the gateway’s host and port, or connect without the proxy.',
  },
  proxy_setting: {
    sentence: () => 'The proxy setting is not an address that can be used.',
    next: 'Write it like http://proxy.example:3128 (http, https or socks5), or choose “system” or “none”.',
  },
  unauthorised: {
    sentence: () => 'The gateway does not accept the API key (401).',
    next: 'Enter the key again in the settings; copy it whole from your Eventory account.',
  },
  forbidden: {
    sentence: () => 'The gateway knows the API key but does not allow it to connect (403).',
    next: 'Check in your Eventory account that the subscription is active and includes notifications, then choose Connect.',
  },
  not_found: {
    sentence: (_f, { host }) => `${host} has no notifications at this address (404).`,
    next: 'Check the path of the gateway address in the settings; the usual one ends in /eventory.',
  },
  rate_limited: {
    sentence: () => 'The gateway refused the connection: too many connections (429).',
    next: 'Wait; the app tries again when the gateway allows it. Another computer or program may be using the same key.',
  },
  redirected: {
    sentence: (f, { host }) =>
      `${host} answered with a redirect${formatCode(f)}, which is not followed so that the key stays here.`,
    next: 'On a hotel or café network, log in to it in a browser first. Otherwise enter the new address in the settings.',
  },
  rejected: {
    sentence: (f, { host }) => `${host} rejected the connection request${formatCode(f)}.`,
    next: `Check the gateway address in the settings. ${CONTACT_SUPPORT}`,
  },
  not_websocket: {
    sentence: (f, { host }) => `${host} answered, but not as a notification gateway${formatCode(f)}.`,
    next: 'Check the gateway address in the settings. A proxy that does not know WebSockets, or a login page of the network, can also be the reason.',
  },
  server_error: {
    sentence: (f, { host }) => `${host} has a problem${formatCode(f)}.`,
    next: `There is nothing to do: the app tries again automatically. ${CONTACT_SUPPORT}`,
  },
  closed: {
    sentence: (f) =>
      CLOSE_SENTENCES[f.code ?? 0] ?? `The gateway closed the connection${formatCode(f)}${formatDetail(f)}.`,
    next: `The app reconnects automatically. ${CONTACT_SUPPORT}`,
  },
  closed_unauthorised: {
    sentence: (f) =>
      `The gateway closed the connection because of the API key or the account${formatCode(f)}${formatDetail(f)}.`,
    next: 'Check the key in the settings and your subscription in your Eventory account, then choose Connect.',
  },
  frame_too_large: {
    sentence: () => 'The gateway sent a message of 16 MiB or more, which is refused.',
    next: 'The app reconnects automatically. If it happens again, contact the service’s support: no notification is that large.',
  },
  bad_frame: {
    sentence: (_f, { host }) => `${host} sent data that is not valid WebSocket.`,
    next: 'The app reconnects automatically. A proxy or antivirus software that rewrites traffic is the usual reason.',
  },
  address: {
    sentence: (f) => f.detail ?? 'The gateway address cannot be used.',
    next: 'Correct the gateway address in the settings; it starts with wss://.',
  },
  key_unusable: {
    sentence: () =>
      'The API key contains characters that are not allowed (spaces, line breaks or letters with accents).',
    next: 'Copy the key again from your Eventory account and enter it in the settings.',
  },
  unknown: {
    sentence: (f, { host }) => `The connection to ${host} failed${f.detail === null ? '' : ` (${f.detail})`}.`,
    next: 'The app tries again automatically. Run the connection check under Health to see which step fails.',
  },
};

const CLOSE_SENTENCES: Readonly<Record<number, string>> = {
  1000: 'The gateway closed the connection normally (1000).',
  1001: 'The gateway is shutting down, for a restart or maintenance (1001).',
  1005: 'The gateway closed the connection without giving a reason (1005).',
  1011: 'The gateway had an internal error and closed the connection (1011).',
  1012: 'The gateway is restarting (1012).',
  1013: 'The gateway is overloaded and asked to try again later (1013).',
};

/** Causes for which the health check can find which side is at fault. */
const HEALTH_CHECKED_CAUSES: ReadonlySet<Cause> = new Set([
  'timeout',
  'refused',
  'reset',
  'unreachable',
  'silence',
  'dns',
  'unknown',
]);

const HEALTH_CHECK_NOTES: Readonly<Record<HealthCheckResult, string>> = {
  up: ' Its health check does answer, so only notifications are affected.',
  down: ' Its health check reports an error too: the service is down.',
  unreachable:
    ' Its health check cannot be reached either: the problem is probably this network, not the service alone.',
};

/** The failure in words for a person. `service` adds what the health check found, if that helps. */
export function describeProblem(
  failure: Failure,
  context: ProblemContext,
  service: HealthCheckResult | null = null,
): ConnectionProblem {
  const text = PROBLEM_TEXTS[failure.cause];
  const health = service !== null && HEALTH_CHECKED_CAUSES.has(failure.cause) ? HEALTH_CHECK_NOTES[service] : '';
  return { cause: failure.cause, sentence: text.sentence(failure, context) + health, next_step: text.next };
}

/** The cause in three or four words, for a status line. */
export function summarizeCause(failure: Failure, context: ProblemContext): string {
  return (
    CAUSE_SUMMARIES[failure.cause]?.(failure, context) ?? `the gateway answered ${failure.code ?? 'with an error'}`
  );
}

const CAUSE_SUMMARIES: Readonly<Partial<Record<Cause, (f: Failure, where: ProblemContext) => string>>> = {
  dns: () => 'the gateway’s name was not found',
  network_down: () => 'the network is down',
  unreachable: () => 'the gateway cannot be reached',
  refused: () => 'the gateway refused the connection',
  reset: () => 'the connection was cut',
  timeout: () => 'the gateway does not answer',
  silence: () => 'the gateway stopped answering',
  tls_expired: () => 'the certificate has expired',
  tls_self_signed: () => 'the certificate is self-signed',
  tls_wrong_host: () => 'the certificate is for another host',
  tls_untrusted: () => 'the certificate is not trusted',
  tls_failed: () => 'the TLS handshake failed',
  clock: () => 'the clock seems wrong',
  ca_file: () => 'the CA file cannot be used',
  proxy: (f, where) => `${formatProxy(f, where)} cannot be reached`,
  proxy_login: (f, where) => `${formatProxy(f, where)} needs a password`,
  proxy_refused: (f, where) => `${formatProxy(f, where)} refused`,
  proxy_setting: () => 'the proxy setting cannot be used',
  unauthorised: () => 'the key was not accepted',
  forbidden: () => 'the key is not allowed to connect',
  not_found: () => 'nothing at this address',
  rate_limited: () => 'too many connections',
  redirected: () => 'the gateway redirected the connection',
  not_websocket: () => 'not a notification gateway',
  closed: () => 'the gateway closed the connection',
  closed_unauthorised: () => 'the key was not accepted',
  frame_too_large: () => 'a message was too large',
  bad_frame: () => 'the gateway sent invalid data',
  address: () => 'the address cannot be used',
  key_unusable: () => 'the key cannot be used',
  unknown: () => 'the connection failed',
};
