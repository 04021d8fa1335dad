import { createTimeFormat } from '../../core/time/time-format.ts';

/** Times of this computer on a 24 hour clock, whatever its locale. */
export const TIMES = createTimeFormat({ zone: 'system', clock: '24h' });
