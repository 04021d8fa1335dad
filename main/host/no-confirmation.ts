import type { Confirmation } from '../engine/ports.ts';

/** A host in which nobody can be asked. */
export const noConfirmation: Confirmation = { place: null, ask: async () => null };
