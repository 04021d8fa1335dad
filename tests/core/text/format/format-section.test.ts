import { expect, it } from 'vitest';
import { formatSection } from '../../../../core/text/format/format-section.ts';

it.each([
  ['101', 'Section 101'],
  ['12b', 'Section 12b'],
  ['100 Level', '100 Level'],
  ['12345', '12345'],
  ['Floor GA', 'Floor GA'],
  ['Section 101', 'Section 101'],
])('the section %s reads "%s"', (name, text) => expect(formatSection(name)).toBe(text));
