import type { Page } from 'playwright-core';
import { expectEventually } from '../expect-eventually.ts';

/** The file that the page hands to the user once `act` asks for it, read where the page makes it: each host saves it another way. */
export async function readDownload(page: Page, act: () => Promise<void>): Promise<Buffer> {
  await page.evaluate(() => {
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file) => {
      URL.createObjectURL = create;
      const reader = new FileReader();
      reader.onload = () => {
        document.documentElement.dataset.download = String(reader.result);
      };
      reader.readAsDataURL(file as Blob);
      return create(file);
    };
  });
  await act();
  const read = () => page.evaluate(() => document.documentElement.dataset.download ?? '');
  await expectEventually(read).not.toBe('');
  const [, base64 = ''] = (await read()).split(',');
  await page.evaluate(() => {
    delete document.documentElement.dataset.download;
  });
  return Buffer.from(base64, 'base64');
}
