import { describe, expect, it } from 'vitest';
import { answerEventImage } from '../../../../main/host/page/event-image.ts';

function engineWith(remote_images: boolean, event_image: string | null) {
  const asked: unknown[] = [];
  const request = async (name: string, payload: unknown) => {
    asked.push(payload);
    if (name === 'state.get') return { settings: { remote_images } };
    return { notification: { event_infos: { event_image } } };
  };
  return { asked, engine: { request } as unknown as Parameters<typeof answerEventImage>[0] };
}

describe('the document of an event’s image', () => {
  it('names the host of the image in its policy, and nothing else', async () => {
    const { engine, asked } = engineWith(true, 'https://images.example/a.jpg?x="><script>&y=1');
    const image = await answerEventImage(engine, '/event-image?id=7');
    expect(asked).toContainEqual({ id: 7 });
    expect(image?.status).toBe(200);
    const policy = image?.headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; img-src https:\/\/images\.example; style-src 'unsafe-inline'/);
    expect(policy).toMatch(/; sandbox$/);
    expect(image?.headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(image?.html).toContain('referrerpolicy="no-referrer"');
    // The address is one attribute, whatever it holds.
    expect(image?.html).not.toContain('<script');
    expect(image?.html).toContain('%22%3E%3Cscript%3E&amp;y=1" alt=""');
  });

  it('is empty unless the user allows images', async () => {
    const { engine } = engineWith(false, 'https://images.example/a.jpg');
    expect(await answerEventImage(engine, '/event-image?id=7')).toEqual({ status: 404, html: '', headers: {} });
  });

  it.each(['/event-image', '/event-image?id=', '/event-image?id=-1', '/event-image?id=x', '/event-image?id=1e99'])(
    'is empty for %s',
    async (target) => {
      const { engine } = engineWith(true, 'https://images.example/a.jpg');
      expect((await answerEventImage(engine, target))?.status).toBe(404);
    },
  );

  it('is empty for an image that may not be loaded', async () => {
    for (const address of [null, 'http://images.example/a.jpg', 'https://10.0.0.1/a.jpg']) {
      expect((await answerEventImage(engineWith(true, address).engine, '/event-image?id=7'))?.status).toBe(404);
    }
  });

  it('leaves every other address to the files', async () => {
    const { engine } = engineWith(true, 'https://images.example/a.jpg');
    for (const target of ['/', '/index.html', '/event-image/x', '/event-images?id=7']) {
      expect(await answerEventImage(engine, target)).toBeNull();
    }
  });
});
