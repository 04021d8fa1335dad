const numbers = new Intl.NumberFormat('en');

/** "12", "1,234". Small ones, which every decision has, cost nothing. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) && value >= 0 && value < 1_000 ? `${value}` : numbers.format(value);
}
