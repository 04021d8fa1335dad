const numbers = new Intl.NumberFormat('en');

/** "1,234 left". */
export function formatStock(stock: number): string {
  return `${numbers.format(stock)} left`;
}
