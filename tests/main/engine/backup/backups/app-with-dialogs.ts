import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import type { BackupState } from '../../../../../core/bridge/state/backup.ts';
import type { Ports } from '../../../../../main/engine/ports.ts';
import { startEngine, startGateway, state, type TestEngine } from '../../harness.ts';

export const LONG = { timeout: 30_000 };
export const backupState = (app: TestEngine) => app.request('backup.get', null);
export const until = async <S extends BackupState['state']>(app: TestEngine, wanted: S) => {
  await expect.poll(async () => (await backupState(app)).state, LONG).toBe(wanted);
  return (await backupState(app)) as Extract<BackupState, { state: S }>;
};

/** A connected app whose dialogs give these paths. */
export async function appWithDialogs(
  paths: { save?: string; restore?: string },
  more: (ports: Ports) => Partial<Ports> = () => ({}),
) {
  const gateway = await startGateway();
  const app = await startEngine({
    simulator: gateway,
    ports: (ports) => ({
      backupFiles: {
        askWhereToSave: async () => paths.save ?? null,
        askWhatToRestore: async () => paths.restore ?? null,
      },
      ...more(ports),
    }),
  });
  await gateway.waitForConnections();
  await expect.poll(async () => (await state(app)).connection.state).toBe('open');
  return { app, gateway };
}

export async function previewed(app: TestEngine) {
  await app.request('restore.choose', null);
  return until(app, 'previewed');
}

/** What of a backup or a restore is left in the data folder. */
export const leftovers = (folder: string) => readdirSync(folder).filter((name) => /^(?:backup|restore)-/.test(name));

/** How many notifications the histories in a data folder have, also those that a restore has moved aside. */
export function notificationsIn(folder: string): number {
  const files = readdirSync(folder).filter((name) => /^history.*\.sqlite/.test(name) && !/-(?:wal|shm)$/.test(name));
  return files.reduce((sum, name) => {
    const database = new DatabaseSync(join(folder, name), { readOnly: true });
    try {
      return sum + Number(database.prepare("SELECT count(*) AS n FROM items WHERE kind = 'notification'").get()?.n);
    } finally {
      database.close();
    }
  }, 0);
}
