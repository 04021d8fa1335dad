/** A short length of time, in milliseconds: "3 ms", "under 1 ms", never "0 ms". */
export const formatMilliseconds = (ms: number): string => (ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`);
