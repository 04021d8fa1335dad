import { describe } from 'vitest';
import { answersAs } from './answers-as.ts';

describe('seat_quantity', () => {
  const entry = { seat_quantity: 2 };
  answersAs('seat_quantity', [
    { when: 'enough adjacent seats', entry, offer: { longest_adjacent_seats: 2 }, is: 'yes' },
    { when: 'plenty of stock, single seats', entry, offer: { stock: 12, longest_adjacent_seats: 1 }, is: 'no' },
    {
      when: 'adjacency decides where stock is not given',
      entry,
      offer: { stock: null, longest_adjacent_seats: 2 },
      is: 'yes',
    },
    {
      when: 'takes stock for general admission',
      entry,
      offer: { general_admission: true, stock: 2, longest_adjacent_seats: 1 },
      is: 'yes',
    },
    {
      when: 'too few for general admission',
      entry,
      offer: { general_admission: true, stock: 1, longest_adjacent_seats: 4 },
      is: 'no',
    },
    {
      when: 'general admission by name',
      entry,
      offer: { general_admission: null, offer_name: 'Floor GA', stock: 2, longest_adjacent_seats: null },
      is: 'yes',
    },
    {
      when: 'reserved though named GA',
      entry,
      offer: { general_admission: false, offer_name: 'Floor GA', stock: 5, longest_adjacent_seats: 1 },
      is: 'no',
    },
    { when: 'no adjacency, stock too small', entry, offer: { stock: 1, longest_adjacent_seats: null }, is: 'no' },
    { when: 'no adjacency, stock enough', entry, offer: { stock: 2, longest_adjacent_seats: null }, is: 'unknown' },
    { when: 'adjacency 0 beside stock enough', entry, offer: { stock: 4, longest_adjacent_seats: 0 }, is: 'unknown' },
    { when: 'adjacency 0 beside stock too small', entry, offer: { stock: 1, longest_adjacent_seats: 0 }, is: 'no' },
    { when: 'adjacency 0 and no stock', entry, offer: { stock: null, longest_adjacent_seats: 0 }, is: 'no' },
    { when: 'neither adjacency nor stock', entry, offer: { stock: null, longest_adjacent_seats: null }, is: 'unknown' },
    { when: 'general admission without stock', entry, offer: { general_admission: true, stock: null }, is: 'unknown' },
  ]);
});
