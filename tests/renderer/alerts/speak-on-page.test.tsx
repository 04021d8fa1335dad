import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speakOnPage } from '../../../renderer/alerts/speak-on-page.ts';

type Utterance = {
  text: string;
  volume: number;
  onstart(): void;
  onend(): void;
  onerror(event: { error: string }): void;
};

const said: Utterance[] = [];
let cancelled = 0;
/** What the browser does with an utterance. */
let browser = (_: Utterance): void => {};
let held = false;

beforeEach(() => {
  said.length = 0;
  cancelled = 0;
  held = false;
  browser = (utterance) => {
    utterance.onstart();
    utterance.onend();
  };
  vi.stubGlobal('SpeechSynthesisUtterance', function (this: Utterance, text: string) {
    this.text = text;
  });
  vi.stubGlobal('speechSynthesis', {
    speak(utterance: Utterance) {
      said.push(utterance);
      browser(utterance);
    },
    cancel() {
      cancelled += 1;
    },
  });
  vi.stubGlobal('navigator', {
    locks: { request: async (_: string, __: object, task: (lock: object | null) => unknown) => task(held ? null : {}) },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the voice of the browser', () => {
  it('speaks, and is done once it is said', async () => {
    await speakOnPage('Floor, 129 dollars', 0.4);
    expect(said).toMatchObject([{ text: 'Floor, 129 dollars', volume: 0.4 }]);
  });

  it('is ended', async () => {
    browser = (utterance) => utterance.onerror({ error: 'canceled' });
    await speakOnPage('Floor', 1);
    await speakOnPage(null, 1);
    expect(cancelled).toBe(1);
  });

  it('does not speak while another page does', async () => {
    held = true;
    await expect(speakOnPage('Floor', 1)).rejects.toThrow('Another page speaks already.');
    expect(said).toEqual([]);
  });

  it('says why it did not speak', async () => {
    browser = (utterance) => utterance.onerror({ error: 'not-allowed' });
    await expect(speakOnPage('Floor', 1)).rejects.toThrow(/first click in the page/);
    vi.useFakeTimers();
    browser = () => {};
    const silent = expect(speakOnPage('Floor', 1)).rejects.toThrow('This browser has no voice.');
    await vi.advanceTimersByTimeAsync(3_000);
    await silent;
    expect(cancelled).toBe(1);
  });
});
