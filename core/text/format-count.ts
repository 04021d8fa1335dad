/** "1 offer", "8 offers"; with an irregular plural "2 entries". */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
