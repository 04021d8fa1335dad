import type { Failure } from '../failure.ts';

/** Why there is a gap, fit for the feed. */
export function gapReason(failure: Failure): string {
  switch (failure.cause) {
    case 'silence':
      return 'no sign of life from the gateway';
    case 'reset':
      return 'the connection was cut';
    case 'timeout':
    case 'network_down':
    case 'unreachable':
      return 'network lost';
    case 'frame_too_large':
      return 'the gateway sent a frame of 16 MiB or more';
    case 'bad_frame':
      return 'the gateway sent something that is not a WebSocket frame';
    default:
      return failure.code === null ? 'the connection was lost' : `the gateway closed the connection (${failure.code})`;
  }
}
