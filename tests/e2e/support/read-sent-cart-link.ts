import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createRowReader } from '../../../main/engine/history/database/row.ts';
import { getNotification } from '../../../main/engine/history/reading/stored-notifications.ts';

/** The `atc` of a notification's best offer as the message itself gives it, read from the demo's history. */
export function readSentCartLink(folder: string, itemId: number): string | undefined {
  const history = new DatabaseSync(join(folder, 'history-demo.sqlite'), { readOnly: true });
  try {
    const stored = getNotification(history, createRowReader(), itemId);
    if (stored === null) return undefined;
    const { sections } = JSON.parse(stored.frame);
    const [section = '', offer] = (stored.decision.best ?? '').split('/');
    return (offer === undefined ? sections[section] : sections[section][offer]).atc;
  } finally {
    history.close();
  }
}
