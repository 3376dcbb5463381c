import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIsrc, checkUpc, isrcAsPrinted } from './codes.js';

describe('checkUpc', () => {
  it.each([
    // Printed on real goods: GS1's own example, the first UPC ever scanned, a CD.
    '614141007349',
    '022000004338',
    '0724384960650',
    '4006381333931',
  ])('takes %s', (digits) => {
    expect(checkUpc(digits)).toEqual({ status: 'ok', digits });
  });

  it('takes spaces and hyphens as they are printed under the bars', () => {
    expect(checkUpc('0 22000-00433 8')).toEqual({ status: 'ok', digits: '022000004338' });
  });

  it('answers a wrong check digit with the whole number as it should be', () => {
    expect(checkUpc('0123456789018')).toEqual({
      status: 'wrong-check-digit',
      got: '0123456789018',
      expected: '0123456789012',
    });
  });

  it('takes exactly one digit of ten in last place', () => {
    const others = fc.array(fc.nat({ max: 9 }), { minLength: 11, maxLength: 12 });
    fc.assert(
      fc.property(others, (digits) => {
        const taken = Array.from('0123456789').filter(
          (last) => checkUpc(digits.join('') + last).status === 'ok',
        );
        expect(taken).toHaveLength(1);
        const wrong = checkUpc(`${digits.join('')}${(Number(taken[0]) + 1) % 10}`);
        expect(wrong).toMatchObject({ expected: digits.join('') + taken[0] });
      }),
    );
  });

  it('finds any one digit that was mistyped', () => {
    const digits = '4006381333931';
    for (let at = 0; at < digits.length; at++) {
      for (const other of '0123456789'.replace(digits[at]!, '')) {
        const typed = digits.slice(0, at) + other + digits.slice(at + 1);
        expect(checkUpc(typed).status).toBe('wrong-check-digit');
      }
    }
  });

  it('finds that a UPC with a zero in front is the same number', () => {
    expect(checkUpc('0614141007349').status).toBe('ok');
  });

  it.each([
    ['', 'wrong-length'],
    ['61414100734', 'wrong-length'],
    ['40063813339310', 'wrong-length'],
    ['61414100734X', 'not-digits'],
    ['6141٤1007349', 'not-digits'],
  ])('refuses %j', (text, status) => {
    expect(checkUpc(text).status).toBe(status);
  });
});

describe('checkIsrc', () => {
  it.each(['QZ-ABC-26-00001', 'qzabc2600001', 'ISRC QZ-ABC-26-00001', 'QZ ABC 26 00001'])(
    'takes %j',
    (text) => {
      expect(checkIsrc(text)).toEqual({ status: 'ok', isrc: 'QZABC2600001' });
    },
  );

  it('is printed with hyphens', () => {
    expect(isrcAsPrinted('QZABC2600001')).toBe('QZ-ABC-26-00001');
  });

  it.each([
    ['QZ-ABC-26-001', { status: 'wrong-length', length: 10 }],
    ['', { status: 'wrong-length', length: 0 }],
    ['Q1-ABC-26-00001', { status: 'wrong-part', part: 'country', got: 'Q1' }],
    ['QZ-AÖC-26-00001', { status: 'wrong-part', part: 'registrant', got: 'AÖC' }],
    ['QZ-ABC-2X-00001', { status: 'wrong-part', part: 'year', got: '2X' }],
    ['QZ-ABC-26-O0001', { status: 'wrong-part', part: 'number', got: 'O0001' }],
  ])('refuses %j', (text, expected) => {
    expect(checkIsrc(text)).toEqual(expected);
  });

  it('answers whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const checked = checkIsrc(text);
        if (checked.status === 'ok') expect(checked.isrc).toMatch(/^[A-Z]{2}[A-Z0-9]{3}\d{7}$/);
      }),
    );
  });
});
