import { SOUNDS } from '../../../core/alerts/sounds.ts';
import type { SaveResult } from '../../../core/bridge/save-result.ts';
import {
  checkOwnSound,
  cleanSoundLabel,
  freeSoundLabel,
  MAX_OWN_SOUNDS,
  type OwnSound,
} from '../../../core/settings/own-sounds.ts';
import type { SettingsPatch } from '../../../core/settings/settings.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { wavId } from '../sounds/own-sound-files.ts';
import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';
import { updateSettings } from './update-settings.ts';

type Names = 'sound.preview' | 'sound.add' | 'sound.rename' | 'sound.remove' | 'sound.restore' | 'sound.read';

/** Requests about sounds. What a page sends as a sound is checked anew: only samples are stored, under a name that the app makes. */
export function soundRequests(context: RequestContext): RequestHandlers<Names> {
  const { ownSounds, ports, settings } = context;
  /** One change follows the other, so that none is lost. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  };
  const list = () => settings.get().sounds;
  const find = (id: string) => list().find((sound) => sound.id === id);

  async function store(sounds: readonly OwnSound[], more: SettingsPatch = {}): Promise<SaveResult<null>> {
    const saved = await updateSettings(context, { ...more, sounds });
    void ownSounds.check();
    return saved.ok ? { ok: true, value: null } : saved;
  }

  /** Puts a sound whose file is there into the list, under a name that no other has. */
  async function enlist(id: string, label: string): Promise<SaveResult<OwnSound>> {
    const others = list().filter((sound) => sound.id !== id);
    const taken = [...SOUNDS, ...others, { label: 'None' }].map((sound) => sound.label);
    const sound = { id, label: freeSoundLabel(cleanSoundLabel(label), taken) };
    const known = find(id);
    const saved = await store(
      known === undefined ? [...others, sound] : list().map((one) => (one === known ? sound : one)),
    );
    return saved.ok ? { ok: true, value: sound } : saved;
  }

  return {
    async 'sound.preview'({ sound, volume }) {
      try {
        await ports.sounds.play(sound, volume);
        return { played: true, detail: 'Played.' };
      } catch (error) {
        return { played: false, detail: errorMessage(error) };
      }
    },
    'sound.add': ({ label, wav }) =>
      inTurn(async () => {
        const bytes = Buffer.from(wav, 'base64');
        const known = find(wavId(bytes));
        const isFull = known === undefined && list().length >= MAX_OWN_SOUNDS;
        const problem = checkOwnSound(bytes) ?? (isFull ? FULL : null);
        if (problem !== null) return refuse('wav', problem);
        const id = await ownSounds.write(bytes).catch((error: Error) => {
          throw new RequestError(
            `The sound was not stored: ${error.message}. Check the space on the disk and that you may write in the data folder.`,
          );
        });
        if (known !== undefined) {
          // It may have been damaged.
          void ownSounds.check();
          return { ok: true, value: known };
        }
        const saved = await enlist(id, label);
        if (!saved.ok) await ownSounds.remove(id);
        return saved;
      }),
    'sound.rename': ({ sound, label }) =>
      inTurn(async () => (find(sound) === undefined ? refuse('sound', GONE) : enlist(sound, label))),
    'sound.remove': ({ sound }) =>
      inTurn(async () => {
        const isDefault = settings.get().alerts.sound === sound;
        const saved = await store(
          list().filter(({ id }) => id !== sound),
          isDefault ? { alerts: { sound: SOUNDS[0].id } } : {},
        );
        if (saved.ok) await ownSounds.remove(sound);
        return saved;
      }),
    'sound.restore': ({ sound, label }) =>
      inTurn(async () => {
        const known = find(sound);
        if (known !== undefined) return { ok: true, value: known };
        if (list().length >= MAX_OWN_SOUNDS) return refuse('sound', FULL);
        if (!(await ownSounds.restore(sound))) return refuse('sound', GONE);
        return enlist(sound, label);
      }),
    async 'sound.read'({ sound }) {
      return { wav: (await ownSounds.read(sound)).toString('base64') };
    },
  };
}

const FULL = `There can be ${MAX_OWN_SOUNDS} sounds. Remove one first.`;
const GONE = 'This sound is no longer there. Add its file again.';

function refuse(path: string, message: string): SaveResult<never> {
  return { ok: false, issues: [{ path, message }] };
}
