interface ChangeTypeLabels {
  readonly name: string;
  readonly plural: string;
  /** For a toast, where room is short. */
  readonly short: string;
}

const LABELS: ReadonlyMap<string, ChangeTypeLabels> = new Map([
  ['stock_increase', { name: 'stock increase', plural: 'stock increases', short: 'stock up' }],
  ['stock_decrease', { name: 'stock decrease', plural: 'stock decreases', short: 'stock down' }],
  ['price_decrease', { name: 'price drop', plural: 'price drops', short: 'price down' }],
  ['price_increase', { name: 'price increase', plural: 'price increases', short: 'price up' }],
  ['*', { name: 'any change', plural: 'changes', short: 'any change' }],
]);

/** A change type in words: `price_decrease` is "price drop". A type the API adds later reads as it is written. */
export function formatChangeType(type: string): string {
  return labelsOf(type).name;
}

/** Several changes of one type: "price drops". */
export function formatChangeTypePlural(type: string): string {
  return labelsOf(type).plural;
}

/** A change type as briefly as can be: "price down". */
export function formatShortChangeType(type: string): string {
  return labelsOf(type).short;
}

function labelsOf(type: string): ChangeTypeLabels {
  const known = LABELS.get(type);
  if (known !== undefined) return known;
  const words = type.replaceAll('_', ' ');
  return { name: words, plural: `${words} changes`, short: words };
}
