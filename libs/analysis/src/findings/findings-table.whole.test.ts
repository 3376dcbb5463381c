import { describe, expect, it } from 'vitest';
import { findingSchema } from '@kindred/records';
import { judge } from '../../conformance/findings/judge.js';
import { planted } from '../../conformance/findings/planted.js';
import { tricky } from '../../conformance/findings/tricky.js';

describe('defects planted in test music are found, and nothing else is', () => {
  it.each(planted)('$code: $name', { timeout: 60_000 }, (defect) => {
    const findings = judge(defect.make());
    for (const finding of findings) expect(findingSchema.parse(finding)).toEqual(finding);
    const others = findings.map(({ code }) => code).filter((code) => code !== defect.code);
    expect(others.filter((code) => !defect.also?.includes(code))).toEqual([]);
    const finding = findings.find(({ code }) => code === defect.code);
    expect(finding, 'not found').toBeDefined();
    if (defect.severity) expect(finding!.severity).toBe(defect.severity);
    if (defect.channel) expect(finding!.channel).toBe(defect.channel);
    if (defect.value !== undefined) {
      expect(Math.abs(finding!.value! - defect.value)).toBeLessThanOrEqual(defect.within!);
    }
    if (defect.at && defect.at.length > 0) {
      expect(finding!.placeCount).toBe(defect.at.length);
      defect.at.forEach((at, i) => {
        expect(Math.abs(finding!.places[i]!.atSeconds - at)).toBeLessThan(0.0015);
      });
    }
  });
});

describe('clean and tricky signals are left alone', () => {
  it.each(tricky)('$name', { timeout: 60_000 }, ({ make, allowed = [] }) => {
    const codes = judge(make()).map(({ code }) => code);
    expect(codes).toEqual(codes.filter((code) => allowed.includes(code)));
  });

  it('tables are as large as they claim', () => {
    expect(planted.length).toBeGreaterThanOrEqual(40);
    expect(tricky.length).toBeGreaterThanOrEqual(40);
  });
});
