import { acquireInstanceLock } from '../../../../main/host/locks/instance-lock.ts';

/** A process that locks the data folder of its argument, prints the result as JSON and lives until its input ends. */
const result = await acquireInstanceLock(process.argv[2] ?? '');
process.stdout.write(`${JSON.stringify('running' in result ? result : { won: process.pid })}\n`);
process.stdin.resume();
process.stdin.on('end', () => process.exit());
