import { describe, expect, it } from 'vitest';
import {
  alignDecimals,
  atMostText,
  changeText,
  levelText,
  peakText,
  printLevel,
  settingText,
} from './number-text.js';

const quantity = (value: number | null) => ({ value, of: '/somewhere', reason: '' });

describe('numbers of the page', () => {
  it('have a true minus, one decimal, and a sign only on changes', () => {
    expect(levelText(-12.36)).toBe('−12.4');
    expect(changeText(3.08)).toBe('+3.1');
    expect(changeText(-0.04)).toBe('0.0');
    expect(settingText(-14)).toBe('−14');
  });

  it('round a loss toward the worse side', () => {
    expect(atMostText(0.31)).toBe('0.4');
    expect(atMostText(0.3)).toBe('0.3');
  });

  it('show two decimals of a peak near its ceiling, rounded up, so that no miss looks kept', () => {
    expect(peakText(-1.0512, -1)).toBe('−1.05');
    expect(peakText(-0.999, -1)).toBe('−0.99');
    expect(peakText(-3.21, -1)).toBe('−3.2');
    expect(peakText(-0.62, -1)).toBe('−0.6');
    expect(peakText(0.62, -1)).toBe('+0.7');
  });

  it('print a dash and the reason where nothing was measured, never a zero', () => {
    expect(printLevel({ ...quantity(null), reason: 'silent' })).toMatchObject({
      text: '–',
      value: '',
      missing: 'silent',
    });
    expect(printLevel(quantity(null)).missing).toBe('not measured');
  });

  it('put decimal points under each other', () => {
    const texts = ['−1.05', '−3.2', '−12'].map((text) => ({
      text,
      value: '1',
      of: '',
      missing: '',
    }));
    expect(alignDecimals(texts).map(({ text }) => text)).toEqual([
      '−1.05',
      '−3.2\u2007',
      '−12\u2007\u2007',
    ]);
  });
});
