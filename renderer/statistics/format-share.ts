/** "60%"; a dash if not known. */
export const formatShare = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)}%`);
