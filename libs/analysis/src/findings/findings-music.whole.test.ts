/**
 * Music of many kinds, clean and spoilt. What stays beyond the detectors:
 * - Clipping that an equaliser, a rate converter or a lossy encoder has since smoothed; of a part that
 *   lies under the mix's highest level; or of a few samples here and there.
 * - Clicks under the noise of cymbals, hats and bowed or plucked strings; more than a dozen a minute
 *   count as texture, as of an old record. A click of some length may be told as an edit.
 * - Edits where the wave steps by little, or that lie within 50 ms of a note's beginning.
 * - Dropouts that don't reach digital silence, or between the pulses of a lone voice.
 * - Hum under −65 dBFS, under low noise, or with a bass that plays on the same lines throughout.
 * - Hiss under music that never rests at its start or end.
 * - A channel's delay where the sides have little in common, or that differs by part.
 * - Lossy sources that the encoder did not low-pass: MP3 V0, AAC at 256 kbps, Vorbis at 192 and up, a
 *   file that was converted to another rate since.
 * Told though meant: single clicks as music; a recording made through a converter of the first years,
 * whose filter is as steep as an encoder's (lossy); samples of 8 bits driven into a limiter (clipping).
 */
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '@kindred/records';
import type { Track } from '../../conformance/findings/beds.js';
import { defects } from '../../conformance/findings/defects/defects.js';
import { treatments } from '../../conformance/findings/harmless.js';
import { judge } from '../../conformance/findings/judge.js';
import { perform, type Genre } from '../../conformance/findings/music/genre.js';
import { genres } from '../../conformance/findings/music/genres.js';
import { randomOf } from '../../conformance/findings/music/score.js';

const codesOf = (track: Track): FindingCode[] => judge(track).map(({ code }) => code);

const played = new Map<string, Track>();
/** Each piece is played once. */
function play(genre: Genre): Track {
  const sampleRateHz = genres.indexOf(genre) % 2 === 0 ? 44_100 : 48_000;
  const track = played.get(genre.name) ?? perform(genre, { seed: 2026, sampleRateHz });
  played.set(genre.name, track);
  return track;
}

describe('in music where nothing is wrong', () => {
  it.each(genres)('nothing is found: $name', { timeout: 60_000 }, (genre) => {
    const track = play(genre);
    const treatment = treatments[genres.indexOf(genre) % treatments.length]!;
    const allowed = new Set([...(genre.allowed ?? []), ...(treatment.allowed ?? [])]);
    expect(codesOf(track).filter((code) => !genre.allowed?.includes(code))).toEqual([]);
    const treated = codesOf(treatment.treat(track));
    expect(
      treated.filter((code) => !allowed.has(code)),
      treatment.name,
    ).toEqual([]);
  });
});

describe('in music that was spoilt clearly', () => {
  const clear = defects.filter(({ strength }) => strength === 'clear');

  it.each(clear)('$code is found in one piece of three: $name', { timeout: 60_000 }, (defect) => {
    const index = clear.indexOf(defect);
    const from = Math.floor((index * genres.length) / clear.length);
    const missed: string[] = [];
    for (const genre of [...genres.slice(from), ...genres.slice(0, from)]) {
      const track = play(genre);
      const spoilt = defect.suits(genre, track) ? defect.plant(track, randomOf(index)) : null;
      if (spoilt === null) continue;
      const wanted = [defect.code, ...(defect.instead ?? [])];
      if (codesOf(spoilt.track).some((code) => wanted.includes(code))) return;
      missed.push(genre.name);
      if (missed.length === 3) break;
    }
    expect.fail(missed.join(', '));
  });
});
