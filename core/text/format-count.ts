import { formatNumber } from './format-number.ts';

/** "1 offer", "1,234 offers"; with an irregular plural "2 entries". */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}
