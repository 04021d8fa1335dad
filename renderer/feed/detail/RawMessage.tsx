import { IconCode, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { RequestResponses } from '../../../core/bridge/contract.ts';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';
import styles from './raw-message.module.css';

type Answer = RequestResponses['feed.raw'] | { readonly error: string };

/** The message as it was received, once it is asked for; all of it can be copied. */
export function RawMessage({ id }: { id: number }) {
  const bridge = useBridge();
  const [answer, setAnswer] = useState<Answer | undefined>(undefined);
  const [shown, setShown] = useState(false);

  async function show(): Promise<void> {
    setShown(!shown);
    if (shown) return;
    try {
      setAnswer(await bridge.request('feed.raw', { id }));
    } catch (error) {
      setAnswer({ error: errorMessage(error) });
    }
  }

  async function copy(): Promise<void> {
    try {
      const { copied } = await bridge.request('feed.copyRaw', { id });
      if (copied) notifySuccess('Message copied.');
      else notify({ level: 'warning', title: 'The message was not copied', text: 'The clipboard is not available.' });
    } catch (error) {
      notify({ level: 'error', title: 'The message was not copied', text: errorMessage(error) });
    }
  }

  return (
    <div className={styles.raw}>
      <div className={styles.buttons}>
        <PlainButton mini aria-expanded={shown} onClick={() => void show()}>
          <IconCode size={13} aria-hidden /> {shown ? 'Hide raw message' : 'Raw message'}
        </PlainButton>
        <PlainButton mini onClick={() => void copy()}>
          <IconCopy size={13} aria-hidden /> Copy
        </PlainButton>
      </div>
      {shown && answer !== undefined && <RawText answer={answer} />}
    </div>
  );
}

function RawText({ answer }: { answer: Answer }) {
  if (answer === null) return <p className={styles.note}>The message is no longer kept; its line is.</p>;
  if ('error' in answer) return <p role="alert">The message could not be read: {answer.error}</p>;
  const { text, length } = answer;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it */}
      <section className={styles.text} tabIndex={0} aria-label="Raw message">
        <pre>{indented(text)}</pre>
      </section>
      {text.length < length && (
        <p className={styles.note}>
          The first {formatNumber(text.length)} of {formatNumber(length)} characters. Copy takes all of them.
        </p>
      )}
    </>
  );
}

/** JSON with a line for each value; as it is if it is cut off or no JSON. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
