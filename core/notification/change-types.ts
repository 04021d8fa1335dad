/** The change types the API document calls common (section 4). Others may come and are kept. */
export const COMMON_CHANGE_TYPES = ['stock_increase', 'price_decrease', 'price_increase'] as const;

/** What an entry watches where it names none (API document, section 6). */
export const DEFAULT_CHANGE_TYPE = 'stock_increase';
