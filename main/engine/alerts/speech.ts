import { isQuietAt } from '../../../core/alerts/quiet-hours.ts';
import { isSpoken, speechText } from '../../../core/alerts/speech.ts';
import { formatAnnouncement } from '../../../core/feed/format/format-announcement.ts';
import { createDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { Clock, Log, Voice } from '../ports.ts';
import { type Alert, entriesOf } from './alert.ts';
import { createFailureLog } from './failure-log.ts';

/** Alerts that wait to be spoken; above it the oldest are dropped. */
const MAX_WAITING = 3;
/** Later than that an alert is old news. */
const STALE_MS = 20_000;
/** What the test button speaks. */
const SAMPLE = 'Floor, 129 dollars, 12 left';

export interface SpeechDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly voice: Pick<Voice, 'speak'>;
  settings(): Settings;
  /** Milliseconds since the epoch; `null` when alerts are not paused. */
  pausedUntilMs(): number | null;
  /** Whether its entry is still there, on and not muted. */
  isWanted(alert: Alert): boolean;
}

/** Speaks alerts one after the other. Whoever asks never waits for it. */
export interface Speech {
  /** @param isTest spoken whatever is paused or muted. */
  say(alert: Alert, isTest: boolean): void;
  /** Something changed: what is not to be heard any more ends. */
  recheck(): void;
  /** Somebody is at the alert: nothing more of it is said. */
  handled(id: number): void;
  /** Speaks a sample. Never rejects; `detail` is fit to show. */
  test(): Promise<{ readonly spoken: boolean; readonly detail: string }>;
  dispose(): void;
}

interface Utterance {
  readonly text: string;
  /** Number of the alert; `null` for a sample. */
  readonly id: number | null;
  readonly atMs: number;
  isWanted(): boolean;
  /** @param problem `null` if it was spoken. */
  onEnd(problem: string | null): void;
}

export function createSpeech(deps: SpeechDeps): Speech {
  const { clock } = deps;
  const stack = createDisposableStack();
  const failures = stack.use(createFailureLog(deps.log, 'An alert was not spoken'));
  let waiting: Utterance[] = [];
  let current: { readonly utterance: Utterance; readonly stop: AbortController } | null = null;
  stack.defer(() => drop(() => true));

  function isAllowed(alert: Alert): boolean {
    const { alerts, time } = deps.settings();
    if (!isSpoken(entriesOf(alert), alerts.speak) || deps.pausedUntilMs() !== null) return false;
    return !isQuietAt(clock.now(), alerts, time.zone) && deps.isWanted(alert);
  }

  function drop(isUnwanted: (utterance: Utterance) => boolean): void {
    const dropped = waiting.filter(isUnwanted);
    waiting = waiting.filter((utterance) => !dropped.includes(utterance));
    if (current !== null && isUnwanted(current.utterance)) current.stop.abort();
    for (const utterance of dropped) utterance.onEnd('It was not spoken, because something newer came.');
  }

  function add(utterance: Utterance): void {
    waiting.push(utterance);
    const tooMany = waiting.slice(0, Math.max(0, waiting.length - MAX_WAITING));
    drop((one) => tooMany.includes(one));
    speakNext();
  }

  function speakNext(): void {
    if (current !== null) return;
    drop((one) => !one.isWanted() || clock.elapsed() - one.atMs > STALE_MS);
    const utterance = waiting.shift();
    if (utterance === undefined) return;
    const stop = new AbortController();
    current = { utterance, stop };
    deps.voice
      .speak(utterance.text, deps.settings().alerts.volume, stop.signal)
      .then(
        () => {
          failures.succeeded();
          utterance.onEnd(null);
        },
        (error) => {
          failures.failed(errorMessage(error));
          utterance.onEnd(errorMessage(error));
        },
      )
      .finally(() => {
        current = null;
        speakNext();
      });
  }

  return {
    say(alert, isTest) {
      const { speak, volume } = deps.settings().alerts;
      const text = speechText(formatAnnouncement(alert.item));
      if (text === '' || volume === 0 || !isSpoken(entriesOf(alert), speak)) return;
      const isWanted = () => isTest || isAllowed(alert);
      add({ text, id: alert.item.id, atMs: clock.elapsed(), isWanted, onEnd() {} });
    },
    recheck: () => drop((utterance) => !utterance.isWanted()),
    handled: (id) => drop((utterance) => utterance.id === id),
    async test() {
      if (deps.settings().alerts.volume === 0) return { spoken: false, detail: 'The volume is 0. Turn it up.' };
      const problem = await new Promise<string | null>((onEnd) =>
        add({ text: SAMPLE, id: null, atMs: clock.elapsed(), isWanted: () => true, onEnd }),
      );
      return { spoken: problem === null, detail: problem ?? 'Spoken.' };
    },
    dispose: stack.dispose,
  };
}
