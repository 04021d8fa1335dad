import { formatSection } from '../../../core/text/format/format-section.ts';
import { isolateRightToLeft } from '../../../core/text/isolate-text.ts';
import styles from './row.module.css';

/** "Section 101". If room is short, the word is hidden: "101". */
export function SectionName({ section }: { section: string }) {
  const [, word = '', name = ''] = /^(section )?(.*)$/i.exec(formatSection(section)) ?? [];
  return (
    <>
      {word !== '' && <span className={styles.sectionWord}>{word}</span>}
      {isolateRightToLeft(name)}
    </>
  );
}
