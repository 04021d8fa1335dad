import { z } from 'zod';
import type { Notice } from '../../../core/bridge/app-state.ts';
import type { SaveResult } from '../../../core/bridge/contract.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../../core/settings/settings.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import type { DocumentStore } from '../ports.ts';
import { keepUnknownFields } from './keep-unknown-fields.ts';
import { openStoredDocument, type StoredDocumentDeps } from './stored-document.ts';

const VERSION = 1;
const documentSchema = z.object({ version: z.number().int(), settings: z.record(z.string(), z.unknown()) });

/** The stored settings, checked by their schema on every read and write. */
export interface SettingsStore {
  get(): Settings;
  /** Merges top-level groups one level deep, checks the whole, and begins to store it. It counts at once. */
  update(patch: Readonly<Record<string, unknown>>): SaveResult<Settings>;
  /** Resolves when what was changed is on the disk, or could not be written just now (which is shown). */
  stored(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Opens the settings. Groups that no longer fit the schema fall back to their default, the old file is quarantined.
 * What a newer version of the app has added to the file stays in it.
 */
export function openSettingsStore(store: DocumentStore, deps: StoredDocumentDeps): SettingsStore {
  const file = openStoredDocument(store, 'settings', deps);
  const document = file.read();
  let settings = DEFAULT_SETTINGS;
  const write = () => file.write(keepUnknownFields(document, { version: VERSION, settings }));
  if (document !== undefined) {
    const read = readSettings(document);
    settings = read.settings;
    if (read.problem !== null) {
      file.quarantine(read.problem);
      write();
    } else if (read.version > VERSION) deps.conditions.set('settings', newerVersionNotice(read.version));
  }
  return {
    get: () => settings,
    update(patch) {
      const checked = checkSettings(mergeSettings(settings, patch));
      if (!checked.ok) return checked;
      settings = checked.value;
      write();
      return checked;
    },
    stored: file.stored,
    dispose: file.dispose,
  };
}

function newerVersionNotice(version: number): Notice {
  return {
    level: 'info',
    title: 'A later version of Eventory Tray wrote your settings',
    text: `What this version knows of them counts; the rest is kept for the later one (version ${version}). Update the app to use it.`,
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
 * defaults. `version` is that of the app's documents that wrote it.
 */
export function readSettings(document: unknown): { settings: Settings; problem: string | null; version: number } {
  const shape = documentSchema.safeParse(document);
  if (!shape.success) return { settings: DEFAULT_SETTINGS, problem: 'it does not hold settings', version: VERSION };
  const { version } = shape.data;
  const whole = checkSettings(shape.data.settings);
  if (whole.ok) return { settings: whole.value, problem: null, version };
  const bad = new Set(whole.issues.map((issue) => issue.path.split('.')[0]));
  const kept = Object.fromEntries(Object.entries(shape.data.settings).filter(([group]) => !bad.has(group)));
  const salvaged = checkSettings(kept);
  const first = whole.issues[0];
  return {
    settings: salvaged.ok ? salvaged.value : DEFAULT_SETTINGS,
    problem: `${first?.path}: ${first?.message}`,
    version,
  };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
