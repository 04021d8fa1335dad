import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConfig, problemContextOf } from '../../../../main/engine/gateway/gateway-config.ts';
import { redact } from '../../../../main/engine/gateway/redact.ts';
import { CONFIG, KEY } from './connection-harness.ts';

describe('a configuration', () => {
  it('is usable with a wss: address and a key, whose surrounding spaces are dropped', () => {
    expect(checkConfig({ ...CONFIG, apiKey: ` ${KEY}\n` }).usable).toMatchObject({ apiKey: KEY });
  });
  it.each([null, '', '   '])('without a key (%j) is merely not ready', (api_key) => {
    expect(checkConfig({ ...CONFIG, apiKey: api_key })).toEqual({ usable: null, failure: null });
  });
  it.each(['two words', 'line\nbreak', 'clé', 'zero\u200bwidth'])('with the key %j says that it is none', (api_key) => {
    expect(checkConfig({ ...CONFIG, apiKey: api_key }).failure?.cause).toBe('key_unusable');
  });
  it('never repeats the key, not even where it was typed into the address', () => {
    for (const url of [`ws://${KEY}`, KEY, `wss://${KEY}@host/`, `wss://host/?apikey=${KEY}`])
      expect(JSON.stringify(checkConfig({ ...CONFIG, url }).failure)).not.toContain(KEY);
  });
});

describe('the names in sentences', () => {
  it('are hosts, without user names or passwords', () => {
    expect(problemContextOf({ ...CONFIG, proxy: 'http://anna:pw@proxy.example:3128' })).toEqual({
      host: 'gateway.example',
      proxy: 'proxy.example:3128',
    });
    expect(problemContextOf(null)).toEqual({ host: 'the gateway', proxy: null });
  });
});

describe('foreign text', () => {
  it('is put on one line of 120 characters, without the key', () => {
    expect(redact(`a\r\nb\u202e ${KEY} c`, KEY)).toBe('a b [key] c');
    expect(redact('x'.repeat(500), KEY)).toHaveLength(120);
  });
  it('never holds the key, wherever it stands', () => {
    const words = fc.stringMatching(/^[a-m ]{0,20}$/);
    fc.assert(
      fc.property(words, words, fc.stringMatching(/^[N-Z0-9]{6,40}$/), (before, after, key) => {
        expect(redact(before + key + after, key)).not.toContain(key);
      }),
    );
  });
});
