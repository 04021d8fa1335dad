import type { IconCopy } from '@tabler/icons-react';
import type { ShortcutId } from '../shortcuts/shortcuts.ts';

/** One line of the palette. */
export interface Command {
  /** Differs between lines of all groups. */
  readonly id: string;
  readonly label: string;
  /** What it applies to, or what distinguishes it from others of the same name. */
  readonly detail?: string;
  /** At the right end: a price, a state. */
  readonly note?: string;
  readonly Icon: typeof IconCopy;
  readonly shortcut?: ShortcutId;
  readonly run: () => void;
}

/** Lines under one heading. */
export interface CommandGroup {
  readonly title: 'Actions' | 'Events' | 'Entries';
  /** What all of them apply to. */
  readonly detail?: string;
  readonly commands: readonly Command[];
  /** How many there are in all; `commands` may hold the first of those that match. */
  readonly total: number;
}
