import { describe, expect, it } from 'vitest';
import {
  describeKeywordExpression,
  foldKeywordText,
  matchKeywordExpression,
  parseKeywordExpression,
} from '../../../../core/watchlist/expressions/keyword.ts';
import { parsed } from './parse-helpers.ts';

const EVENT = ['The Midnight Parade: World Tour', 'Sigur Rós', 'Madison Square Garden', 'New York, NY'];

function answer(text: string, offer: readonly string[], event: readonly string[] | null = EVENT) {
  return matchKeywordExpression(parsed(parseKeywordExpression(text)), {
    texts: [foldKeywordText(event ?? []), foldKeywordText(offer)],
    eventKnown: event !== null,
  });
}

describe('keywords', () => {
  it.each([
    ['a word of the event', 'parade', ['101'], 'yes'],
    ['a word of the offer', 'aisle', ['101', 'Aisle seat'], 'yes'],
    ['whole words only', 'park', ['Parking'], 'no'],
    ['case and accents fold', 'SIGUR ros', ['101'], 'yes'],
    ['space is AND', 'parade aisle', ['101'], 'no'],
    ['space is AND, over all the names', 'parade aisle', ['Aisle'], 'yes'],
    ['a comma is AND too', 'parade, aisle', ['101'], 'no'],
    ['; is OR', 'aisle; parade', ['101'], 'yes'],
    ['the semicolons of other scripts are OR', 'aisle；front؛parade', ['101'], 'yes'],
    ['the commas of other scripts are AND', 'parade，aisle、tour', ['101'], 'no'],
    ['a wide dash excludes', 'parade －aisle', ['Aisle'], 'no'],
    ['a line break is OR', 'aisle\r\nparade', ['101'], 'yes'],
    ['AND binds closer than OR', 'aisle front; parade back', ['Aisle', 'Back'], 'yes'],
    ['a phrase is words side by side', '"floor ga"', ['Floor GA'], 'yes'],
    ['a phrase keeps the order', '"ga floor"', ['Floor GA'], 'no'],
    ['a phrase stays within one name', '"parade sigur"', ['101'], 'no'],
    ['a phrase stays within one name, of the event', '"tour sigur"', ['101'], 'no'],
    ['a phrase is whole words', '"floor g"', ['Floor GA'], 'no'],
    ['a quote ends the word before it', 'parade"floor ga"', ['Floor GA'], 'yes'],
    ['curly quotes quote', '“floor ga”', ['Floor GA'], 'yes'],
    ['a word with punctuation is a phrase', 'floor-ga', ['Floor: GA'], 'yes'],
    ['an exclude rejects', '-obstructed', ['Obstructed view'], 'no'],
    ['only excludes: all others pass', '-obstructed', ['Clear view'], 'yes'],
    ['an exclude wins', 'parade -aisle', ['Aisle'], 'no'],
    ['an exclude holds for every alternative', 'parade; aisle -obstructed', ['Obstructed'], 'no'],
    ['an exclude may be a phrase', 'parade -"limited view"', ['Limited View'], 'no'],
    ['two dashes before a phrase exclude it too', 'parade --"limited view"', ['Limited View'], 'no'],
    ['an excluded phrase is no excluded word', 'parade -"limited view"', ['Great view'], 'yes'],
    ['a lone dash is ignored', 'parade - tour', ['101'], 'yes'],
    ['a dash of a word processor excludes', '–aisle', ['Aisle'], 'no'],
    ['Japanese is found anywhere', '東京', ['東京ドーム公演'], 'yes'],
    ['hiragana', 'さくら', ['桜さくらの舞台'], 'yes'],
    ['kana too, whatever the width', 'ドーム', ['東京ﾄﾞｰﾑ'], 'yes'],
    ['Korean before a particle', '서울', ['서울에서'], 'yes'],
    ['Korean by whole syllables', '서우', ['서울'], 'no'],
    ['Thai, without its vowel marks', 'กลาง', ['เวทีกลางแจ้ง'], 'yes'],
    ['Lao', 'ເວທີ', ['ໜ້າເວທີໃຫຍ່'], 'yes'],
    ['Khmer', 'ឆាក', ['មុខឆាកធំ'], 'yes'],
    ['Burmese', 'စင်', ['ရှေ့စင်မြင့်'], 'yes'],
    ['an exclude is found anywhere too', '-東京', ['東京ドーム'], 'no'],
    ['Greek and Cyrillic stay whole words', 'моск', ['Москва'], 'no'],
    ['Arabic vowel marks fold', 'محمد', ['مُحَمَّد'], 'yes'],
    ['Hebrew vowel marks fold', 'שלום', ['שָׁלוֹם'], 'yes'],
    ['an apostrophe folds', 'oconnor', ["O'Connor"], 'yes'],
    ['an apostrophe in the term too', "o'connor", ['O’Connor'], 'yes'],
    ['an apostrophe of the term against none', 'o’connor', ['OConnor'], 'yes'],
    ['an okina is an apostrophe', 'hawaii', ['Honolulu, Hawaiʻi'], 'yes'],
    ['half rings are apostrophes', "qur'an", ['Qurʾān'], 'yes'],
    ['a geresh is an apostrophe', "ג'ז", ['ג׳ז'], 'yes'],
    ['letters that no accent explains fold', 'dadi thor', ['Daði & Þór'], 'yes'],
    ['the word behind an apostrophe is found still', 'olympia', ["L'Olympia"], 'yes'],
    ['signs alone are ignored', '& ; !!', ['101'], 'yes'],
  ] as const)('%s: %s', (_rule, text, offer, expected) => {
    expect(answer(text, offer)).toBe(expected);
  });

  it.each([
    ['a wanted term is not found', 'parade', ['101'], 'unknown'],
    ['one of two wanted terms is not found', 'aisle parade', ['Aisle'], 'unknown'],
    ['found on the offer', 'aisle', ['Aisle'], 'yes'],
    ['an exclude found on the offer', 'parade -aisle', ['Aisle'], 'no'],
    ['only excludes, not found', '-aisle', ['101'], 'yes'],
  ] as const)('without event_infos, %s: %s', (_rule, text, offer, expected) => {
    expect(answer(text, offer, null)).toBe(expected);
  });

  it.each(['', '  ', ';', '-', '"" ; -', '\n'])('%j is no filter, even without event_infos', (text) => {
    expect(answer(text, [], null)).toBe('yes');
  });

  it('refuses a phrase that is not closed on its line', () => {
    const error = { position: 7, message: '`"floor ga` at character 7: the phrase has no closing quote' };
    expect(parseKeywordExpression('aisle "floor ga')).toEqual({ ok: false, error });
    expect(parseKeywordExpression('aisle "floor ga\nx"')).toEqual({ ok: false, error });
  });

  it.each([
    ['aisle; "floor ga" -obstructed', '“aisle”, or the phrase “floor ga”; never “obstructed”'],
    ['-a parade   tour\n\n"x"', '“parade” and “tour”, or “x”; never “a”'],
    ['-"b  c" -d', 'Any words; never the phrase “b c” or “d”'],
    ['AC/DC', 'The phrase “AC/DC”'],
    ['"-x" "a;b"', '“-x” and the phrase “a;b”'],
    ['', 'Any words'],
  ])('%j in words: %s', (text, words) => {
    expect(describeKeywordExpression(parsed(parseKeywordExpression(text)))).toBe(words);
  });
});
