import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** V8's room for new objects. */
export interface NewObjects {
  /** How much memory it takes now, as far as it has been touched. */
  bytes(): number;
  /** Collects them at once. */
  collect(): void;
}

/** Takes V8's collector, which only contexts have that are made while the flag is set. */
export function takeNewObjects(): NewObjects {
  setFlagsFromString('--expose-gc');
  const collect: NodeJS.GCFunction = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  return {
    bytes: () =>
      getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.physical_space_size ?? 0,
    collect: () => collect({ type: 'minor' }),
  };
}
