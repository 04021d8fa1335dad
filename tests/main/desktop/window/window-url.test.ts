import { describe, expect, it } from 'vitest';
import { windowUrl } from '../../../../main/desktop/window/window-url.ts';

describe('what the window shows', () => {
  const environment = { VITE_DEV_SERVER_URL: 'http://127.0.0.1:5173/' };
  it('is the development server only while developing', () => {
    const developing = windowUrl({ isPackaged: false, environment });
    expect(developing).toMatchObject({ url: 'http://127.0.0.1:5173/', origin: 'http://127.0.0.1:5173' });
    expect(developing.mayNavigate('http://127.0.0.1:5173/x')).toBe(true);
    expect(developing.mayNavigate('http://127.0.0.1:5174/')).toBe(false);
    const packaged = windowUrl({ isPackaged: true, environment });
    expect(packaged).toMatchObject({ url: 'app://eventory/', origin: 'app://eventory' });
    expect(packaged.mayNavigate('app://eventory/')).toBe(false);
  });
});
