import { z } from 'zod';
import type { SaveResult } from '../../../core/bridge/contract.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../../core/settings/settings.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import type { DocumentStore, Log } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import { quarantineDocument } from './quarantine-document.ts';
import { readDocument } from './read-document.ts';

const VERSION = 1;
const documentSchema = z.object({ version: z.number().int(), settings: z.record(z.string(), z.unknown()) });

/** The stored settings, checked by their schema on every read and write. */
export interface SettingsStore {
  get(): Settings;
  /** Merges top-level groups one level deep, checks the whole, stores it. Throws if the file cannot be written. */
  update(patch: Readonly<Record<string, unknown>>): SaveResult<Settings>;
}

/** Opens the settings. Groups that no longer fit the schema fall back to their default, the old file is quarantined. */
export function openSettingsStore(store: DocumentStore, deps: { conditions: ConditionStore; log: Log }): SettingsStore {
  const report = { place: 'settings', ...deps };
  const document = readDocument(store, 'settings', report);
  let settings = DEFAULT_SETTINGS;
  if (document !== undefined) {
    const read = readSettings(document);
    settings = read.settings;
    if (read.problem !== null) {
      quarantineDocument(store, 'settings', read.problem, report);
      store.write({ version: VERSION, settings });
    }
  }
  return {
    get: () => settings,
    update(patch) {
      const checked = checkSettings(mergeSettings(settings, patch));
      if (!checked.ok) return checked;
      store.write({ version: VERSION, settings: checked.value });
      settings = checked.value;
      return checked;
    },
  };
}

/** Puts a patch over settings: top-level groups (plain objects) merge one level deep, everything else is replaced. */
export function mergeSettings(
  settings: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...settings };
  for (const [key, value] of Object.entries(patch)) {
    const before = Object.hasOwn(settings, key) ? settings[key] : undefined;
    merged[key] = isGroup(before) && isGroup(value) ? { ...before, ...value } : value;
  }
  return merged;
}

/** Checks settings as a whole; the issues name their field as a path (`gateway.url`). */
export function checkSettings(input: unknown): SaveResult<Settings> {
  const result = settingsSchema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  const issues: FieldIssue[] = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  return { ok: false, issues };
}

/**
 * Reads a stored document without changing anything. `problem` names what could not be used; its group then has its
 * defaults.
 */
export function readSettings(document: unknown): { settings: Settings; problem: string | null } {
  const shape = documentSchema.safeParse(document);
  if (!shape.success) return { settings: DEFAULT_SETTINGS, problem: 'it does not hold settings' };
  const whole = checkSettings(shape.data.settings);
  if (whole.ok) return { settings: whole.value, problem: null };
  const bad = new Set(whole.issues.map((issue) => issue.path.split('.')[0]));
  const kept = Object.fromEntries(Object.entries(shape.data.settings).filter(([group]) => !bad.has(group)));
  const salvaged = checkSettings(kept);
  const first = whole.issues[0];
  return {
    settings: salvaged.ok ? salvaged.value : DEFAULT_SETTINGS,
    problem: `${first?.path}: ${first?.message}`,
  };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
