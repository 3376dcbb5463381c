import { describe, expect, it } from 'vitest';
import { inkFor, type InkSetting } from './ink.js';

const terminal: InkSetting = {
  choice: 'auto',
  isTerminal: true,
  environment: { LANG: 'en_GB.UTF-8' },
};

function isColoured(change: Partial<InkSetting>): boolean {
  return inkFor({ ...terminal, ...change }).bad('x') !== 'x';
}

describe('ink', () => {
  it('colours a terminal and nothing else', () => {
    expect(isColoured({})).toBe(true);
    expect(isColoured({ isTerminal: false })).toBe(false);
  });

  it('heeds NO_COLOR and a dumb terminal, unless colour is asked for', () => {
    expect(isColoured({ environment: { NO_COLOR: '1' } })).toBe(false);
    expect(isColoured({ environment: { NO_COLOR: '' } })).toBe(true);
    expect(isColoured({ environment: { TERM: 'dumb' } })).toBe(false);
    expect(
      isColoured({ choice: 'always', environment: { NO_COLOR: '1' }, isTerminal: false }),
    ).toBe(true);
    expect(isColoured({ choice: 'never' })).toBe(false);
  });

  it('writes plain marks where the locale has no UTF-8', () => {
    expect(inkFor({ ...terminal, environment: { LANG: 'C' } }).marks.done).toBe('ok');
    expect(inkFor({ ...terminal, environment: { LANG: 'C', LC_ALL: 'C.utf8' } }).marks.done).toBe(
      '✓',
    );
    expect(inkFor({ ...terminal, environment: {} }).marks.done).toBe('✓');
  });
});
