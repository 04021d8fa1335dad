/** A price without its currency, which the API does not state apart: "104.50". */
export function formatAmount(amount: number): string {
  return amount.toFixed(2);
}
