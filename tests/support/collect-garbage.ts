import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Takes all garbage out of the heap, as `gc()` does under `--expose-gc`. */
export const collectGarbage = runInNewContext('gc') as () => void;
