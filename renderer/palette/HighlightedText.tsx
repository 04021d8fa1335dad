import { foldAccents } from '../../core/text/fold.ts';
import styles from './palette.module.css';

/** A text with the first match of each word marked, ignoring accents if that keeps the length. */
export function HighlightedText({ text, words }: { text: string; words: readonly string[] }) {
  const folded = foldAccents(text);
  if (words.length === 0 || folded.length !== text.length) return <bdi>{text}</bdi>;
  const marked = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    const start = folded.indexOf(word);
    if (start !== -1) marked.fill(true, start, start + word.length);
  }
  const parts: { start: number; text: string; on: boolean }[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const last = parts.at(-1);
    const on = marked[index] === true;
    if (last?.on === on) last.text += text.charAt(index);
    else parts.push({ start: index, text: text.charAt(index), on });
  }
  return (
    <bdi>
      {parts.map((part) =>
        part.on ? (
          <mark key={part.start} className={styles.mark}>
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}
