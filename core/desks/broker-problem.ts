import type { ConnectionProblem } from '../connection/connection-status.ts';

/** How the connection to the broker failed. */
export type BrokerFailure =
  /** A code of the system, TLS or Node: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  | { readonly kind: 'system'; readonly code: string }
  /** A reason code of MQTT 5 (section 2.4 of its specification). */
  | { readonly kind: 'reason'; readonly code: number; readonly to: 'connect' | 'subscribe' | 'publish' }
  | { readonly kind: 'closed' | 'timeout' | 'too_large' | 'flood' | 'ca_file' };

/** A certificate that is refused. */
const TLS_CODE = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/;
/** Server unavailable, server shutting down, keep-alive time-out. */
const OUTAGE_REASONS: readonly number[] = [136, 139, 141];

/** Whether the broker is only not there now, so that it is worth trying again soon: nothing has to be changed. */
export function isOutage(failure: BrokerFailure): boolean {
  if (failure.kind === 'system') return !TLS_CODE.test(failure.code);
  if (failure.kind === 'reason') return OUTAGE_REASONS.includes(failure.code);
  return failure.kind === 'closed' || failure.kind === 'timeout';
}

/** What is wrong with the broker, for the user. @param broker its address without secrets. */
export function describeBrokerFailure(failure: BrokerFailure, broker: string): ConnectionProblem {
  const problem = (cause: string, sentence: string, next_step: string): ConnectionProblem => ({
    cause,
    sentence,
    next_step,
  });
  switch (failure.kind) {
    case 'reason':
      return describeReason(failure.code, failure.to, broker);
    case 'system':
      return describeSystem(failure.code, broker);
    case 'closed':
      return problem('broker_closed', `The broker ${broker} closed the connection.`, 'It is tried again by itself.');
    case 'timeout':
      return problem(
        'broker_timeout',
        `The broker ${broker} did not answer.`,
        'Check that it is an MQTT broker, its port, and whether the address needs mqtts://.',
      );
    case 'too_large':
      return problem(
        'broker_data',
        `The broker ${broker} sent more than any computer of yours does.`,
        'Check who may publish under your topic.',
      );
    case 'flood':
      return problem(
        'broker_flood',
        `Somebody floods your topic on ${broker} with messages that are none of your computers’.`,
        'This computer stays away for a minute. Let the broker accept only your own users under this topic.',
      );
    case 'ca_file':
      return problem('broker_ca', 'The extra CA file cannot be used.', 'Check it in Settings > Connection.');
  }
}

function describeReason(code: number, to: 'connect' | 'subscribe' | 'publish', broker: string): ConnectionProblem {
  if (to !== 'connect') {
    return {
      cause: 'broker_not_allowed',
      sentence: `The broker ${broker} does not let this user ${to === 'publish' ? 'publish' : 'read'} under the topic (${code}).`,
      next_step: 'Allow it in the broker’s access rules, or choose another topic.',
    };
  }
  switch (code) {
    case 134:
    case 135:
      return {
        cause: 'broker_login',
        sentence: `The broker ${broker} refused the user name or password.`,
        next_step: 'Enter them again in Settings > Computers.',
      };
    case 1:
    case 132:
      return {
        cause: 'broker_version',
        sentence: `The broker ${broker} does not speak MQTT 5.`,
        next_step: 'Update it: Mosquitto 1.6 or newer, for example.',
      };
    default:
      return {
        cause: 'broker_refused',
        sentence: `The broker ${broker} refused the connection (${code}).`,
        next_step: 'Its log says why. It is tried again by itself.',
      };
  }
}

function describeSystem(code: string, broker: string): ConnectionProblem {
  switch (code) {
    case 'ECONNREFUSED':
      return {
        cause: 'broker_down',
        sentence: `Nothing answers at ${broker}.`,
        next_step: 'Start the broker, or check address and port. It is tried again by itself.',
      };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        cause: 'broker_name',
        sentence: `The name of the broker ${broker} was not found.`,
        next_step: 'Check its spelling, and that you are on the right network.',
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
      return {
        cause: 'broker_network',
        sentence: `There is no way to the broker ${broker}.`,
        next_step: 'Check the network. It is tried again by itself.',
      };
    default:
      return TLS_CODE.test(code)
        ? {
            cause: 'broker_tls',
            sentence: `The certificate of the broker ${broker} is not trusted (${code}).`,
            next_step: 'Give the authority that signed it as extra CA file in Settings > Connection.',
          }
        : {
            cause: 'broker_lost',
            sentence: `The connection to the broker ${broker} failed (${code}).`,
            next_step: 'It is tried again by itself.',
          };
  }
}
