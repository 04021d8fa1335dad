import { expect, it } from 'vitest';
import { activationEnvironment, createActivationToken } from '../../../main/host/activation-token.ts';

it('a token of a click is used once, the newest only, and not when it is old', () => {
  let nowMs = 0;
  const token = createActivationToken(() => nowMs);
  expect(token.take()).toBeNull();
  token.offer('first');
  token.offer('second');
  expect(token.take()).toBe('second');
  expect(token.take()).toBeNull();
  token.offer('third');
  nowMs = 10_001;
  expect(token.take()).toBeNull();
});

it('reaches a program in its environment, beside what is there', () => {
  expect(activationEnvironment('t')).toEqual({ ...process.env, XDG_ACTIVATION_TOKEN: 't', DESKTOP_STARTUP_ID: 't' });
});
