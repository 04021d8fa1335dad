import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { freePathBeside } from '../../../lib/quarantine-path.ts';
import { SOUNDS_FOLDER } from '../../sounds/own-sound-files.ts';
import { BACKUP_PARTS } from '../backup-format.ts';

/**
 * The folder that a restore is decided by: while it is there, its files are to replace the app's. Several
 * files cannot be replaced at one moment, but a folder can be given this name at one; whoever locks the data folder next
 * then goes on where a killed process stopped.
 */
const PENDING_FOLDER = 'restore-pending';
const ORDER_FILE = 'restore.json';
const orderSchema = z.object({ ordered_at: z.iso.datetime() });

export function isRestorePending(folder: string): boolean {
  return existsSync(join(folder, PENDING_FOLDER));
}

/** Sees to it that the files of a checked backup are on the disk. Takes seconds for each gigabyte the first time. */
export function flushFiles(staging: string): void {
  for (const entry of readdirSync(staging, { withFileTypes: true })) {
    const path = join(staging, entry.name);
    if (entry.isDirectory()) flushFiles(path);
    else flush(path);
  }
  flushFolder(staging);
}

/**
 * Commits a restore: from here on it happens, even if this process is killed. Before, nothing has changed. To be called
 * with the lock of the data folder, and followed by `finishRestore`.
 *
 * @param staging a folder in the data folder with the files of a checked backup.
 */
export function orderRestore(staging: string, folder: string, nowMs: number): void {
  writeFileSync(join(staging, ORDER_FILE), JSON.stringify({ ordered_at: new Date(nowMs).toISOString() }));
  flushFiles(staging);
  renameSync(staging, join(folder, PENDING_FOLDER));
  flushFolder(folder);
}

/**
 * Replaces the app's files by those of an ordered restore; what was there stays beside them under a new name. Does
 * nothing if there is none. To be called with the lock of the data folder, before anything in it is opened.
 *
 * @returns the paths of what was there.
 * @throws Error fit to show; another call continues.
 */
export function finishRestore(folder: string): string[] {
  const pending = join(folder, PENDING_FOLDER);
  if (!existsSync(pending)) return [];
  try {
    addSounds(join(pending, SOUNDS_FOLDER), join(folder, SOUNDS_FOLDER));
    const waiting = Object.values(BACKUP_PARTS).filter((name) => existsSync(join(pending, name)));
    const orderedMs = waiting.length === 0 ? 0 : readOrder(pending);
    const kept = waiting.flatMap((name) => {
      const aside = moveAside(join(folder, name), orderedMs);
      renameSync(join(pending, name), join(folder, name));
      return aside;
    });
    flushFolder(folder);
    rmSync(pending, { recursive: true, force: true });
    return kept;
  } catch (error) {
    throw new Error(
      `A restore could not be finished: ${(error as Error).message}. Check that you may write in ${folder}, then start again: it goes on from there. To do without it, move ${pending} away.`,
    );
  }
}

/** A sound's name says what its file holds, so one that is there already is the same, or damaged. */
function addSounds(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(from)) renameSync(join(from, name), join(to, name));
  flushFolder(to);
}

/** When it was ordered, in ms. */
function readOrder(pending: string): number {
  const { ordered_at: orderedAt } = orderSchema.parse(JSON.parse(readFileSync(join(pending, ORDER_FILE), 'utf8')));
  return Date.parse(orderedAt);
}

/** Moves a file, and the journal of a database before it: a journal must not be left for the file that follows. */
function moveAside(path: string, nowMs: number): string[] {
  const aside = freePathBeside(path, nowMs, 'before-restore');
  for (const journal of ['-wal', '-shm']) {
    if (!existsSync(path + journal)) continue;
    // If the first attempt was killed here, a reader may have begun another, which is empty.
    if (existsSync(aside + journal)) rmSync(path + journal);
    else renameSync(path + journal, aside + journal);
  }
  if (!existsSync(path)) return [];
  renameSync(path, aside);
  return [aside];
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Windows and some file systems know no such thing. */
function flushFolder(path: string): void {
  try {
    const file = openSync(path, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {}
}
