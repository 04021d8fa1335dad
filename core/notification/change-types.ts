/** The common change types (docs/protocol.md#5-changes). Others may come and are kept. */
export const COMMON_CHANGE_TYPES = ['stock_increase', 'price_decrease', 'price_increase'] as const;

/** What an entry watches if it names none (docs/protocol.md#5-changes). */
export const DEFAULT_CHANGE_TYPE = 'stock_increase';
