/** The files of the app's sounds, by their path. */
const SOUNDS = import.meta.glob<string>('../../assets/sounds/*.wav', { query: '?url', import: 'default', eager: true });

const START_TIMEOUT_MS = 500;

let context: AudioContext | null = null;

/** By id, which stands for the content: also of an own sound. */
const decoded = new Map<string, Promise<AudioBuffer>>();

/**
 * Plays a sound in this page.
 *
 * @param readOwn reads the file of an own sound. @param volume 0 to 1.
 * @throws an Error fit to show if the browser does not let it, as before the first click in the page.
 */
export async function playPageSound(
  sound: string,
  volume: number,
  readOwn: (id: string) => Promise<ArrayBuffer>,
): Promise<void> {
  context ??= new AudioContext();
  // Without a click in the page this stays pending.
  const started = context.resume().then(() => true);
  const waited = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), START_TIMEOUT_MS));
  if (!(await Promise.race([started, waited]))) {
    throw new Error('The browser plays no sound before the first click in the page. Click anywhere in it.');
  }
  const source = context.createBufferSource();
  source.buffer = await decode(context, sound, readOwn);
  const gain = context.createGain();
  gain.gain.value = volume;
  source.connect(gain).connect(context.destination);
  source.start();
}

function decode(
  audio: AudioContext,
  sound: string,
  readOwn: (id: string) => Promise<ArrayBuffer>,
): Promise<AudioBuffer> {
  const known = decoded.get(sound);
  if (known !== undefined) return known;
  const url = SOUNDS[`../../assets/sounds/${sound}.wav`];
  const file = url === undefined ? readOwn(sound) : fetch(url).then((response) => response.arrayBuffer());
  const decoding = file.then((bytes) => audio.decodeAudioData(bytes));
  decoded.set(sound, decoding);
  decoding.catch(() => decoded.delete(sound));
  return decoding;
}
