import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { secretFiles, withTemporaryKey } from '../../../../main/host/stores/secret-files.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

it('what was read or written is written again, and what was forgotten or given for one run is not', async () => {
  const folder = join(await temporaryFolder(), 'data');
  await secretFiles(folder).set('forwarder:old', 'https://old.example');
  const store = secretFiles(folder);
  const secrets = withTemporaryKey(store, 'key-of-this-run');
  expect(await secrets.get('api_key')).toBe('key-of-this-run');
  await secrets.get('forwarder:old');
  await secrets.set('forwarder:new', 'https://new.example');
  await secrets.set('forwarder:gone', 'https://gone.example');
  await secrets.set('forwarder:gone', null);
  await rm(folder, { recursive: true });
  // Asked for in the meantime, as a forward does.
  expect(await secrets.get('forwarder:old')).toBeNull();
  await secrets.restore();
  const now = secretFiles(folder);
  expect(await now.get('forwarder:old')).toBe('https://old.example');
  expect(await now.get('forwarder:new')).toBe('https://new.example');
  expect(await now.get('forwarder:gone')).toBeNull();
  expect(await now.get('api_key')).toBeNull();
});

it('a stored key outlives the deletion of the folder also in a run that was given another key', async () => {
  const folder = join(await temporaryFolder(), 'data');
  await secretFiles(folder).set('api_key', 'stored-key');
  const secrets = withTemporaryKey(secretFiles(folder), 'key-of-this-run');
  await secrets.get('api_key');
  await rm(folder, { recursive: true });
  await secrets.restore();
  expect(await secretFiles(folder).get('api_key')).toBe('stored-key');
});
