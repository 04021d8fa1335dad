import { freeSoundLabel, MAX_OWN_SOUNDS, type OwnSound } from '../../../core/settings/own-sounds.ts';
import { formatList } from '../../../core/text/format/format-list.ts';
import type { Ports } from '../ports.ts';
import type { ConditionStore } from '../state/condition-store.ts';
import type { EffectiveSettings } from '../stores/effective-settings.ts';
import { createOwnSoundFiles, type OwnSoundFiles } from './own-sound-files.ts';

/** The sounds that the user has added: their files, and whether those that the settings list can be played. */
export interface OwnSounds extends OwnSoundFiles {
  /** Reads each file and shows which cannot be played. Never rejects. */
  check(): Promise<void>;
  /** Lists again what is in the folder and no longer in the settings, as after older settings were put back. */
  start(): void;
  /** Waits for what it does with the settings. */
  dispose(): Promise<void>;
}

interface Deps extends Pick<Ports, 'log'> {
  /** The data folder. */
  readonly folder: string;
  readonly settings: Pick<EffectiveSettings, 'get' | 'update'>;
  readonly conditions: Pick<ConditionStore, 'set'>;
}

export function createOwnSounds({ folder, settings, conditions, log }: Deps): OwnSounds {
  const files = createOwnSoundFiles(folder);

  let starting: Promise<void> = Promise.resolve();

  async function unusable(): Promise<readonly OwnSound[]> {
    const found: OwnSound[] = [];
    for (const sound of settings.get().sounds) {
      if (!(await isUsable(files, sound.id))) found.push(sound);
    }
    return found;
  }

  async function check(): Promise<void> {
    const broken = await unusable();
    if (broken.length === 0) return conditions.set('sounds', null);
    const names = formatList(broken.map(({ label }) => `“${label}”`));
    conditions.set('sounds', {
      level: 'warning',
      title: broken.length === 1 ? 'A sound cannot be played' : 'Some sounds cannot be played',
      text: `The file of ${names} is missing or damaged, so alerts that use it sound as the default. Remove it under Settings > Alerts and add it again.`,
    });
  }

  async function adoptUnlisted(): Promise<void> {
    const listed = settings.get().sounds;
    const added: OwnSound[] = [];
    for (const id of await files.list()) {
      const isListed = listed.some((sound) => sound.id === id);
      if (isListed || listed.length + added.length >= MAX_OWN_SOUNDS || !(await isUsable(files, id))) continue;
      const taken = [...listed, ...added].map(({ label }) => label);
      added.push({ id, label: freeSoundLabel('Sound', taken) });
    }
    // Meanwhile the list may have changed.
    const now = settings.get().sounds;
    const missing = added.filter(({ id }) => !now.some((sound) => sound.id === id));
    if (missing.length === 0) return;
    const saved = settings.update({ sounds: [...now, ...missing].slice(0, MAX_OWN_SOUNDS) });
    if (!saved.ok) log.warn(`Sounds of the data folder were not listed: ${saved.issues[0]?.message}`);
  }

  async function start(): Promise<void> {
    await files.discardRemoved();
    await adoptUnlisted();
    await check();
  }

  return {
    ...files,
    // What the start clears away may look like what is just being written.
    write: (wav) => starting.then(() => files.write(wav)),
    remove: (id) => starting.then(() => files.remove(id)),
    restore: (id) => starting.then(() => files.restore(id)),
    check,
    start() {
      starting = start().catch((error: Error) => log.warn(`The sounds of the data folder: ${error.message}`));
    },
    dispose: () => starting,
  };
}

function isUsable(files: OwnSoundFiles, id: string): Promise<boolean> {
  return files.read(id).then(
    () => true,
    () => false,
  );
}
