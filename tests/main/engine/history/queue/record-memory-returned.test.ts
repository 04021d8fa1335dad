import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, '../../../../../main/engine/history/queue/record-memory.ts');
const RECORDS = 64;

/** Megabytes that a program holds with 64 records of a megabyte that wait, and after they are written. */
function residentMb(): readonly [number, number] {
  const script = `
    import { setTimeout as sleep } from 'node:timers/promises';
    const { createRecordMemory } = await import(${JSON.stringify(MODULE)});
    const mb = () => process.memoryUsage().rss / 1024 / 1024;
    // Once something large was freed, malloc keeps the next large things among the small ones.
    Buffer.allocUnsafeSlow(16 * 1024 * 1024).fill(1);
    await sleep(100);
    gc();
    await sleep(100);
    const memory = createRecordMemory();
    const small = [];
    const waiting = [];
    const frame = 'x'.repeat(1_000_000);
    for (let id = 0; id < ${RECORDS}; id += 1) {
      waiting.push(memory.pack({ kind: 'notification', item: { id }, decision: {}, fingerprint: null, frame, receivedAtMs: 0 }));
      small.push(Buffer.allocUnsafeSlow(50_000).fill(1));
    }
    const before = mb();
    memory.release(waiting.splice(0));
    for (let time = 0; time < 3; time += 1) {
      gc();
      await sleep(100);
    }
    console.log(JSON.stringify([before, mb(), small.length]));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], { encoding: 'utf8' }),
  );
}

it('goes back to the system when nothing waits any more', () => {
  const [waiting, written] = residentMb();
  expect(waiting - written).toBeGreaterThan(0.75 * RECORDS);
}, 30_000);
