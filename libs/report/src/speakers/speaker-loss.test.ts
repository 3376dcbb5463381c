import { thirdOctaveCentresHz } from '@kindred/dsp';
import { describe, expect, it } from 'vitest';
import { heardOn, kPowerOf, levelsOf, type Passage } from '../../test/heard-on.js';
import { seededRandom } from '../../test/random.js';
import { speakerChangeLu } from './speaker-loss.js';
import { speakers, type Speaker } from './speakers.js';

const named = (key: Speaker['key']): Speaker => speakers.find((one) => one.key === key)!;
const levels = (level: (hz: number) => number | null) => thirdOctaveCentresHz.map(level);

/** Two seconds of noise that falls with pitch, part of it common to both channels. */
function madePassage(common: number): Passage {
  const random = seededRandom(7);
  const pink = () => {
    let [a, b, c] = [0, 0, 0];
    return new Float64Array(96_000).map(() => {
      const white = random() - 0.5;
      a = 0.997 * a + 0.029 * white;
      b = 0.963 * b + 0.055 * white;
      c = 0.57 * c + 0.17 * white;
      return a + b + c + 0.1 * white;
    });
  };
  const [one, two, both] = [pink(), pink(), pink()];
  const mixed = (own: Float64Array) =>
    own.map((x, at) => Math.sqrt(1 - common) * x + Math.sqrt(common) * both[at]!);
  return [mixed(one), mixed(two)];
}

describe('what a speaker does to loudness', () => {
  it.each(speakers)(
    'is on "$name", reckoned from a spectrum, what the filters do to sound within 0.2 LU',
    (speaker) => {
      for (const common of [0, 0.8]) {
        const passage = madePassage(common);
        const real = 10 * Math.log10(kPowerOf(heardOn(speaker, passage)) / kPowerOf(passage));
        const reckoned = speakerChangeLu(speaker, levelsOf(passage));
        expect(Math.abs(reckoned! - real)).toBeLessThan(0.2);
      }
    },
  );

  it('is a fold of two unlike channels in mono: 3.01 LU, and nothing where they are alike', () => {
    const pink = levels(() => -30);
    expect(speakerChangeLu(named('mono'), { midDb: pink, sideDb: pink })).toBeCloseTo(-3.0103, 4);
    const silent = levels(() => null);
    expect(speakerChangeLu(named('mono'), { midDb: pink, sideDb: silent })).toBeCloseTo(0, 9);
  });

  it('takes all bass from a phone, and gives it to a club', () => {
    const bass = {
      midDb: levels((hz) => (hz < 80 ? -20 : -120)),
      sideDb: levels(() => null),
    };
    expect(speakerChangeLu(named('phone'), bass)).toBeLessThan(-40);
    expect(speakerChangeLu(named('club'), bass)).toBeGreaterThan(5);
  });

  it('is unknown of silence, and of what mono leaves nothing of', () => {
    const silent = levels(() => null);
    const pink = levels(() => -30);
    expect(speakerChangeLu(named('car'), { midDb: silent, sideDb: silent })).toBeNull();
    expect(speakerChangeLu(named('mono'), { midDb: silent, sideDb: pink })).toBeNull();
  });
});
