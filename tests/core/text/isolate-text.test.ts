import { describe, expect, it } from 'vitest';
import { isolateRightToLeft } from '../../../core/text/isolate-text.ts';

describe('a text that is joined with others', () => {
  it.each([
    ['Hebrew', 'יציע 101'],
    ['Arabic', 'المدرج'],
    ['Arabic digits', '١٠١'],
    ['presentation forms', 'ﷺ'],
    ['Latin with a Hebrew word', 'Floor ימין'],
    ['Adlam', '\u{1e900}'],
  ])('is isolated if it holds letters that are written from right to left: %s', (_, text) => {
    expect(isolateRightToLeft(text)).toBe(`\u2068${text}\u2069`);
  });

  it.each(['Floor GA', 'Séction é', '東 101', 'Ω-λ', '$129.50', '\ufeff', ''])(
    'stays as it is otherwise: %j',
    (text) => {
      expect(isolateRightToLeft(text)).toBe(text);
    },
  );
});
