export const LATER = '2026-04-27T11:00:00Z';
