import type { EqBand } from './eq-band.js';
import { decimals } from './figures.js';
import { sayFrequency } from './intent-sentence.js';
import type { Pin } from './pin.js';
import { isSameBand } from './same-parts.js';

/**
 * A pin in words, to follow "pinned 2 Exit Ramp ": `gain: +0.4 dB, planned was +1.2`. Only what was
 * changed is named.
 */
export function pinSentence(pin: Pin): string {
  switch (pin.part) {
    case 'gain':
      return `gain: ${change(pin.gainDb)} dB, planned was ${change(pin.plannedDb)}`;
    case 'width':
      return `width: side ${change(pin.sideDb)} dB, planned was ${change(pin.plannedDb)}`;
    case 'limiter': {
      const { limiter, planned } = pin;
      const parts = [
        ['ceiling', limiter.ceilingDbtp, planned.ceilingDbtp] as const,
        ['aim', limiter.aimDbtp, planned.aimDbtp] as const,
      ];
      return parts
        .filter(([, now, was]) => now !== was)
        .map(([name, now, was]) => `${name}: ${short(now)} dBTP, planned was ${short(was)}`)
        .join('; ');
    }
    case 'eq':
      return `eq: ${eqWords(pin)}`;
  }
}

function eqWords({ eq, planned }: Extract<Pin, { part: 'eq' }>): string {
  // Filter by filter where only numbers changed; else the whole list.
  if (eq.length === planned.length && eq.every((band, at) => band.type === planned[at]?.type)) {
    return eq
      .flatMap((band, at) => {
        const was = planned[at];
        return was === undefined || isSameBand(band, was) ? [] : [changed(band, was)];
      })
      .join('; ');
  }
  return `${list(eq)}, planned was ${list(planned)}`;
}

/** "200 Hz -1.0 dB, planned was -2.0": the gain alone where nothing else changed. */
function changed(band: EqBand, was: EqBand): string {
  const isGainAlone =
    'gainDb' in band && 'gainDb' in was && band.frequencyHz === was.frequencyHz && band.q === was.q;
  return isGainAlone
    ? `${sayFrequency(band.frequencyHz)} ${change(band.gainDb)} dB, planned was ${change(was.gainDb)}`
    : `${said(band)}, planned was ${said(was)}`;
}

function list(bands: readonly EqBand[]): string {
  return bands.length === 0 ? 'none' : bands.map(said).join(', ');
}

function said(band: EqBand): string {
  const gain = 'gainDb' in band ? ` ${change(band.gainDb)} dB` : '';
  const shape = band.type === 'bell' ? '' : `${band.type} `;
  return `${shape}${sayFrequency(band.frequencyHz)} q ${short(band.q)}${gain}`;
}

function change(value: number): string {
  return value > 0 ? `+${short(value)}` : short(value);
}

/** As many decimals as a hand-typed number needs, one at least, three at most. */
function short(value: number): string {
  return decimals(value, 3).replace(/0{1,2}$/, '');
}
