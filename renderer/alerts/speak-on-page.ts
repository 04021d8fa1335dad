/** A browser that has a voice begins at once. */
const START_TIMEOUT_MS = 3_000;
const END_TIMEOUT_MS = 30_000;
const NO_VOICE = 'This browser has no voice.';

/** Whether this browser can speak at all. */
export const canPageSpeak = (): boolean => 'speechSynthesis' in window;

/**
 * Speaks a text in this page; resolves once it is said. Of several pages only one speaks at a time.
 *
 * @param text `null` ends what is being said.
 * @param volume 0 to 1.
 * @throws an Error fit to show if the browser does not let it.
 */
export async function speakOnPage(text: string | null, volume: number): Promise<void> {
  if (!canPageSpeak()) throw new Error(NO_VOICE);
  if (text === null) {
    speechSynthesis.cancel();
    return;
  }
  await navigator.locks.request('eventory-speech', { ifAvailable: true }, (lock) => {
    if (lock === null) throw new Error('Another page speaks already.');
    return utter(text, volume);
  });
}

function utter(text: string, volume: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const utterance = new SpeechSynthesisUtterance(text);
    const fail = (message: string) => {
      speechSynthesis.cancel();
      reject(new Error(message));
    };
    let timer = setTimeout(() => fail(NO_VOICE), START_TIMEOUT_MS);
    utterance.lang = 'en';
    utterance.volume = volume;
    utterance.onstart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail('The browser did not finish speaking.'), END_TIMEOUT_MS);
    };
    utterance.onend = () => {
      clearTimeout(timer);
      resolve();
    };
    utterance.onerror = ({ error }) => {
      clearTimeout(timer);
      if (error === 'canceled' || error === 'interrupted') resolve();
      else if (error === 'not-allowed') {
        reject(new Error('The browser speaks only after the first click in the page. Click anywhere in it.'));
      } else reject(new Error(`The browser could not speak (${error}).`));
    };
    speechSynthesis.speak(utterance);
  });
}
