import type { ProfileName } from '../profile/profile.ts';

/** A place in the history of a profile, from which a reader can go on: `live-1042`. */
export interface StreamPosition {
  readonly profile: ProfileName;
  /** The number of an item. */
  readonly item: number;
}

/** One object of the local stream. */
export interface StreamEvent {
  /** `null` if it is not in the history: a state of the connection, a frame that is no notification. */
  readonly position: StreamPosition | null;
  /** Whether it is a gap, which has the position of its beginning and is sent at its end: later items may have been sent before. */
  readonly isGap?: boolean;
  /** JSON, on one line. */
  readonly data: string;
}

export function formatPosition({ profile, item }: StreamPosition): string {
  return `${profile}-${item}`;
}

/** `null` if the text is none. */
export function parsePosition(text: string): StreamPosition | null {
  const match = /^(live|demo)-(\d{1,15})$/.exec(text);
  return match === null ? null : { profile: match[1] as ProfileName, item: Number(match[2]) };
}
