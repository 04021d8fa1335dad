import { expect, it } from 'vitest';
import { watchKeyUsers } from '../../../main/host/locks/key-users.ts';
import { createVirtualClock } from './gateway/virtual-clock.ts';
import { startEngine, state, type TestEngine } from './harness.ts';

const titles = async (app: TestEngine) => (await state(app)).conditions.map(({ title }) => title);
const WARNING = 'Another program uses the same API key';

it('two apps with one key on different folders show that they share their alerts, until one has ended', async () => {
  const clock = createVirtualClock();
  const keyUsers = { watch: (key: string, onOthers: (others: boolean) => void) => watchKeyUsers(key, clock, onOthers) };
  const options = { apiKey: `shared-key-of-${process.pid}`, ports: () => ({ keyUsers }) };
  const first = await startEngine(options);
  expect(await titles(first)).not.toContain(WARNING);
  const second = await startEngine(options);
  expect(await titles(second)).toContain(WARNING);
  clock.pass(5_000);
  expect(await titles(first)).toContain(WARNING);
  await second.request('key.clear', null);
  expect(await titles(second)).not.toContain(WARNING);
  clock.pass(5_000);
  expect(await titles(first)).not.toContain(WARNING);
});
