import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { readRequiredKey } from '../../../../main/cli/inputs/api-key.ts';
import { secretFiles } from '../../../../main/host/stores/secret-files.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';

describe('the stored key of a command', () => {
  const other = { ...DEFAULT_SETTINGS.gateway, url: 'wss://gateway.example/eventory' };

  async function storedFor(host: string) {
    const folder = await temporaryFolder();
    await secretFiles(folder).set('api_key', 'stored-key');
    await secretFiles(folder).set('api_key_gateway', JSON.stringify({ host, ca_file: null }));
    return folder;
  }

  it('goes to the gateway that it was entered for', async () => {
    const folder = await storedFor('api.eventory.ai');
    expect(await readRequiredKey({}, {}, folder, DEFAULT_SETTINGS.gateway)).toBe('stored-key');
    await expect(readRequiredKey({}, {}, folder, other)).rejects.toThrow('was entered for api.eventory.ai');
    const extraCa = { ...DEFAULT_SETTINGS.gateway, ca_file: '/tmp/other.pem' };
    await expect(readRequiredKey({}, {}, folder, extraCa)).rejects.toThrow('another gateway or CA file');
  });

  it('goes to the gateway that the command names', async () => {
    const folder = await storedFor('api.eventory.ai');
    expect(await readRequiredKey({ url: other.url }, {}, folder, other)).toBe('stored-key');
  });
});
