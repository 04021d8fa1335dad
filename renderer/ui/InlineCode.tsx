import styles from './inline-code.module.css';

/** A message with what stands between backquotes, the user's own text, set as code. */
export function InlineCode({ text }: { text: string }) {
  // Every second part stood between two of them; one without its partner stays as it is.
  return text.split(/`([^`]+)`/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
      <code key={index} className={styles.code}>
        {part}
      </code>
    ),
  );
}
