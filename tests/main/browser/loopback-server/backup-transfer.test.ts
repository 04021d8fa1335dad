import { request } from 'node:http';
import { describe, expect, it } from 'vitest';

import { ask, cookie, host, PATH, received, serveEachTest, server } from './serve-each-test.ts';

serveEachTest();

describe('a backup', () => {
  const target = (path: string) => `/${PATH}/${path}`;
  const post = (path: string, headers: Record<string, string>, body: string) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const asked = request(
        { port: server.port, host: '127.0.0.1', path: target(path), method: 'POST', headers: { host, ...headers } },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => resolve({ status: response.statusCode, text }));
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });

  it('is sent to the page that shows the token, and to nobody else', async () => {
    const fetched = await ask('/backup/kept', { cookie });
    expect(fetched.statusCode).toBe(200);
    expect(fetched.headers['content-disposition']).toBe('attachment; filename="eventory-backup.tar.gz"');
    expect((await ask('/backup/kept')).statusCode).toBe(401);
    expect((await ask('/backup/gone', { cookie })).statusCode).toBe(404);
    expect((await ask('/backup/../secret.txt', { cookie })).statusCode).toBe(404);
  });

  it('is taken from our own page only', async () => {
    const origin = `http://${host}`;
    expect(await post('restore/wanted', { cookie, origin: 'http://127.0.0.1:1' }, 'x')).toMatchObject({ status: 403 });
    expect(await post('restore/wanted', { cookie }, 'x')).toMatchObject({ status: 403 });
    expect(await post('restore/wanted', { origin }, 'x')).toMatchObject({ status: 401 });
    expect(received).toBeNull();
    expect(await post('restore/other', { cookie, origin }, 'x')).toEqual({
      status: 409,
      text: 'This file is not expected any more.',
    });
    expect(await post('restore/wanted', { cookie, origin }, '')).toMatchObject({ status: 411 });
    expect(await post('restore/wanted', { cookie, origin }, 'the file')).toMatchObject({ status: 204 });
    expect(received).toBe('the file');
  });
});
