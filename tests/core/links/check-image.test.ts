import { describe, expect, it } from 'vitest';
import { checkImage } from '../../../core/links/check-image.ts';

describe('the image of an event', () => {
  it('is loaded by https from a public host', () => {
    expect(checkImage('https://images.example/a b.jpg'.replace(' ', '%20'))).toEqual({
      url: 'https://images.example/a%20b.jpg',
      host: 'images.example',
    });
    expect(checkImage('https://images.example:8443/a.jpg')?.host).toBe('images.example:8443');
  });

  it.each([
    null,
    '',
    'http://images.example/a.jpg',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'https://192.168.1.1/a.jpg',
    'https://localhost/a.jpg',
    'https://user:pass@images.example/a.jpg',
    'https://images.example;script-src/a.jpg',
    "https://a'b.example/a.jpg",
    'https://a,b.example/a.jpg',
    '//images.example/a.jpg',
  ])('is not loaded from %s', (address) => {
    expect(checkImage(address)).toBeNull();
  });
});
