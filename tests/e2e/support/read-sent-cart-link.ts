import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';

/** The `atc` of a notification's best offer as the message itself gives it, read from the demo's history. */
export function readSentCartLink(folder: string, itemId: number): string | undefined {
  const history = new DatabaseSync(join(folder, 'history-demo.sqlite'), { readOnly: true });
  try {
    const row = history.prepare('SELECT decision, frame FROM payloads WHERE id = ?').get(itemId);
    if (row === undefined) return undefined;
    const { best } = JSON.parse(String(row.decision)) as { best: string };
    const { sections } = JSON.parse(inflateRawSync(row.frame as Uint8Array).toString('utf8'));
    const [section = '', offer] = best.split('/');
    return (offer === undefined ? sections[section] : sections[section][offer]).atc;
  } finally {
    history.close();
  }
}
