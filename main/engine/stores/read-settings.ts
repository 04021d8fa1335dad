import { z } from 'zod';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../../core/settings/settings.ts';
import { isJsonObject, type JsonObject } from '../../../core/text/json-object.ts';

/** The version of the documents that this version of the app writes. */
export const SETTINGS_VERSION = 1;

const documentSchema = z.object({ version: z.number().int(), settings: z.record(z.string(), z.unknown()) });

interface ReadSettings {
  readonly settings: Settings;
  /** A sentence about what could not be used; `null` if everything could. Such a field has its default; such an item is left out. */
  readonly problem: string | null;
  /** Of the app's documents that wrote it. */
  readonly version: number;
  /** The document without what could not be used. */
  readonly usable: unknown;
}

/** Reads a stored document without changing anything. One bad value costs itself, not the others. */
export function readSettings(document: unknown): ReadSettings {
  const shape = documentSchema.safeParse(document);
  if (!shape.success) {
    return { settings: DEFAULT_SETTINGS, problem: 'it does not hold settings', version: SETTINGS_VERSION, usable: {} };
  }
  const { version } = shape.data;
  let problem: string | null = null;
  let usable: JsonObject = shape.data.settings;
  for (;;) {
    const { data, error } = settingsSchema.safeParse(usable);
    if (error === undefined) return { settings: data, problem, version, usable: { ...shape.data, settings: usable } };
    const [issue] = error.issues;
    problem ??= `${issue?.path.join('.')}: ${issue?.message}`;
    usable = without(usable, issue?.path ?? []);
  }
}

/** Without the field that a path names; of a list of items that have an id without the item, of another list without it all. */
function without(object: JsonObject, path: readonly PropertyKey[]): JsonObject {
  const [name, ...rest] = path as readonly [string, ...PropertyKey[]];
  const { [name]: value, ...others } = object;
  if (Array.isArray(value)) {
    const at = rest[0];
    const hasId = typeof at === 'number' && typeof value[at]?.id === 'string';
    return hasId ? { ...others, [name]: value.filter((_, index) => index !== at) } : others;
  }
  return rest.length > 0 && isJsonObject(value) ? { ...others, [name]: without(value, rest) } : others;
}
