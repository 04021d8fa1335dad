/** The app's sounds, by id. */
const SOUNDS = import.meta.glob<string>('../../assets/sounds/*.wav', { query: '?url', import: 'default', eager: true });

const START_TIMEOUT_MS = 500;

let context: AudioContext | null = null;

/**
 * Plays a sound of the app in this page.
 *
 * @param volume 0 to 1.
 * @throws an Error fit to show if the browser does not let it, as before the first click in the page.
 */
export async function playPageSound(sound: string, volume: number): Promise<void> {
  const url = SOUNDS[`../../assets/sounds/${sound}.wav`];
  if (url === undefined) throw new Error(`There is no sound named "${sound}".`);
  context ??= new AudioContext();
  // Without a click in the page this stays pending.
  const started = context.resume().then(() => true);
  const waited = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), START_TIMEOUT_MS));
  if (!(await Promise.race([started, waited]))) {
    throw new Error('The browser plays no sound before the first click in the page. Click anywhere in it.');
  }
  const response = await fetch(url);
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(await response.arrayBuffer());
  const gain = context.createGain();
  gain.gain.value = volume;
  source.connect(gain).connect(context.destination);
  source.start();
}
