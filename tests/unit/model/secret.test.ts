import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from '../../../src/model/secret.ts';

const secret = new Secret('open-sesame');

it('shows itself only when asked by name', () => {
  const shown = [
    String(secret),
    `${JSON.stringify({ secret })}`,
    inspect({ secret }, { depth: 9, showHidden: true }),
    JSON.stringify(Object.entries(secret)),
  ];
  expect(shown.join(' ')).not.toContain('sesame');
  expect(secret.reveal()).toBe('open-sesame');
});

it('hides itself in what others say', () => {
  expect(secret.hideIn('open-sesame? No open-sesame!')).toBe('[redacted]? No [redacted]!');
  expect(new Secret('').hideIn('as it is')).toBe('as it is');
});
