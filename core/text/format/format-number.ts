const numbers = new Intl.NumberFormat('en');

/** "12", "1,234". Small ones, which every decision has, cost nothing. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) && value >= 0 && value < 1_000 ? `${value}` : numbers.format(value);
}

/** "1 offer", "1,234 offers"; with an irregular plural "2 entries". */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}

/** "1,234 left". */
export function formatStock(stock: number): string {
  return `${formatNumber(stock)} left`;
}
