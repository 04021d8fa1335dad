import { expect, it } from 'vitest';
import {
  formatChangeType,
  formatChangeTypePlural,
  formatShortChangeType,
} from '../../../../core/text/format/format-change-type.ts';

it.each([
  ['stock_increase', 'stock increase', 'stock increases', 'stock up'],
  ['stock_decrease', 'stock decrease', 'stock decreases', 'stock down'],
  ['price_decrease', 'price drop', 'price drops', 'price down'],
  ['price_increase', 'price increase', 'price increases', 'price up'],
  ['*', 'any change', 'changes', 'any change'],
  ['face_value_added', 'face value added', 'face value added changes', 'face value added'],
  ['constructor', 'constructor', 'constructor changes', 'constructor'],
])('the change type %s is "%s", several are "%s", in a toast "%s"', (type, name, plural, short) => {
  expect([formatChangeType(type), formatChangeTypePlural(type), formatShortChangeType(type)]).toEqual([
    name,
    plural,
    short,
  ]);
});
