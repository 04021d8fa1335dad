import type { ConnectionProblem } from '../connection/connection-status.ts';

/** How the connection to the broker failed. */
export type BrokerFailure =
  /** A code of the system, TLS or Node: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  | { readonly kind: 'system'; readonly code: string }
  /** A reason code of MQTT 5 (section 2.4 of its specification). */
  | { readonly kind: 'reason'; readonly code: number; readonly to: 'connect' | 'subscribe' | 'publish' }
  | { readonly kind: 'closed' | 'timeout' | 'too_large' | 'flood' | 'ca_file' };

/** A certificate that is refused, or no TLS at the other end. */
const TLS_CODE = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|SSL|EPROTO/;
/** Server unavailable, server shutting down, keep-alive time-out. */
const OUTAGE_REASONS: readonly number[] = [136, 139, 141];

const RETRIED =
  'The app tries again automatically. If it keeps failing, check the port, and whether the address needs mqtts:// or mqtt://.';

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
      return problem('broker_closed', `The broker ${broker} closed the connection.`, RETRIED);
    case 'timeout':
      return problem(
        'broker_timeout',
        `The broker ${broker} did not answer.`,
        'Check that it is an MQTT broker, its port, and whether the address needs mqtts://.',
      );
    case 'too_large':
      return problem(
        'broker_data',
        `The broker ${broker} sent more data than any of your computers does.`,
        'Check who may publish under your topic.',
      );
    case 'flood':
      return problem(
        'broker_flood',
        `Somebody floods your topic on ${broker} with messages that none of your computers sent.`,
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
        sentence: `The broker ${broker} refused the user name or password, or what this user may do.`,
        next_step:
          'Enter user name and password again in Settings > Computers, and let the broker’s access rules allow reading and publishing under the topic.',
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
        next_step: 'Its log says why. The app tries again automatically.',
      };
  }
}

function describeTls(code: string, broker: string): ConnectionProblem {
  if (code.includes('ALTNAME')) {
    return {
      cause: 'broker_tls_name',
      sentence: `The certificate of the broker ${broker} is for another name (${code}).`,
      next_step: 'Enter the broker by a name that is in its certificate.',
    };
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return {
      cause: 'broker_tls_expired',
      sentence: `The certificate of the broker ${broker} has expired.`,
      next_step: 'Renew it on the broker, and check the clock of this computer.',
    };
  }
  if (/SSL|EPROTO/.test(code) && !/CERT/.test(code)) {
    return {
      cause: 'broker_no_tls',
      sentence: `The broker ${broker} does not speak TLS at this port (${code}).`,
      next_step: 'Check the port (8883 is usual for TLS), or use mqtt:// on your own network.',
    };
  }
  return {
    cause: 'broker_tls',
    sentence: `The certificate of the broker ${broker} is not trusted (${code}).`,
    next_step: 'Give the authority that signed it as extra CA file in Settings > Connection.',
  };
}

function describeSystem(code: string, broker: string): ConnectionProblem {
  switch (code) {
    case 'ECONNREFUSED':
      return {
        cause: 'broker_down',
        sentence: `Nothing answers at ${broker}.`,
        next_step: 'Start the broker, or check address and port. The app tries again automatically.',
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
        next_step: 'Check the network. The app tries again automatically.',
      };
    default:
      return TLS_CODE.test(code)
        ? describeTls(code, broker)
        : {
            cause: 'broker_lost',
            sentence: `The connection to the broker ${broker} failed (${code}).`,
            next_step: RETRIED,
          };
  }
}
