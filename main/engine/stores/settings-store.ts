import type { SaveResult } from '../../../core/bridge/save-result.ts';
import type { Notice } from '../../../core/bridge/state/app.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../../core/settings/settings.ts';
import { isJsonObject, type JsonObject } from '../../../core/text/json-object.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import type { DocumentStore } from '../ports.ts';
import { keepUnknownFields } from './keep-unknown-fields.ts';
import { readSettings, SETTINGS_VERSION } from './read-settings.ts';
import { openStoredDocument, type StoredDocumentDeps } from './stored-document.ts';

/** The stored settings, checked by their schema on every read and write. */
export interface SettingsStore {
  get(): Settings;
  /** Merges top-level groups one level deep, checks the whole, and begins to store it. It counts at once. */
  update(patch: JsonObject): SaveResult<Settings>;
  /** Takes over what is in the file, which somebody has replaced. */
  reload(): void;
  /** Resolves when what was changed is on the disk, or could not be written just now (which is shown). */
  stored(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * Opens the settings. A value that does not fit falls back to its default. Of this version's document the old file is then
 * quarantined; what a newer version of the app has added to it stays in the file, until it is changed here.
 */
export function openSettingsStore(store: DocumentStore, deps: StoredDocumentDeps): SettingsStore {
  const file = openStoredDocument(store, 'settings', deps);
  let document: unknown;
  let read: ReturnType<typeof readSettings> | null = null;
  let isNewer = false;
  let understood: { readonly version: number; readonly settings: Settings };
  let settings = DEFAULT_SETTINGS;
  const write = () =>
    file.write(
      keepUnknownFields(isNewer ? document : read?.usable, understood, { version: SETTINGS_VERSION, settings }),
    );
  function take(stored: unknown): void {
    document = stored;
    read = document === undefined ? null : readSettings(document);
    isNewer = read !== null && read.version > SETTINGS_VERSION;
    understood = { version: SETTINGS_VERSION, settings: read?.settings ?? DEFAULT_SETTINGS };
    settings = understood.settings;
    if (read === null) return;
    if (isNewer) {
      if (read.problem !== null) deps.log.warn(`settings: not understood, and kept as it is: ${read.problem}`);
      deps.conditions.set('settings', newerVersionNotice(read.version, read.problem));
    } else if (read.problem !== null) {
      file.quarantine(read.problem, 'What could be read of it counts, the rest has its defaults.');
      write();
    }
  }
  take(file.read());
  return {
    get: () => settings,
    update(patch) {
      const checked = checkSettings(mergeSettings(settings, patch));
      if (!checked.ok) return checked;
      settings = checked.value;
      write();
      return checked;
    },
    reload: () => take(file.reread()),
    stored: async () => {
      await file.stored();
    },
    dispose: file.dispose,
  };
}

function newerVersionNotice(version: number, problem: string | null): Notice {
  return {
    level: 'info',
    title: 'A later version of Eventory Tray wrote your settings',
    text: `What this version knows of them counts; the rest is kept for the later one (version ${version})${
      problem === null ? '' : `, also what does not fit here (${problem})`
    }. Update the app to use it.`,
  };
}

/** Puts a patch over settings: top-level groups (plain objects) merge one level deep, everything else is replaced. */
export function mergeSettings(settings: JsonObject, patch: JsonObject): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...settings };
  for (const [key, value] of Object.entries(patch)) {
    const before = Object.hasOwn(settings, key) ? settings[key] : undefined;
    merged[key] = isJsonObject(before) && isJsonObject(value) ? { ...before, ...value } : value;
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
