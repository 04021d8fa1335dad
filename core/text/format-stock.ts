import { formatNumber } from './format-number.ts';

/** "1,234 left". */
export function formatStock(stock: number): string {
  return `${formatNumber(stock)} left`;
}
