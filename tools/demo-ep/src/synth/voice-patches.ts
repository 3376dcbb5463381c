import type { VoicePatch } from './voice.js';

/** Starting points; a piece bends them to its needs. */
export const bassPatch: VoicePatch = {
  wave: 'saw',
  unison: 1,
  detuneCents: 0,
  spread: 0,
  amplitude: { attackSeconds: 0.004, decaySeconds: 0.3, sustainLinear: 0.7, releaseSeconds: 0.03 },
  cutoffHz: 420,
  sweepOctaves: 1.6,
  sweepSeconds: 0.09,
  velocityOctaves: 1.5,
  resonanceQ: 0.9,
  vibratoCents: 0,
  vibratoHz: 5,
  vibratoDelaySeconds: 1,
  scoopCents: 0,
};

export const padPatch: VoicePatch = {
  ...bassPatch,
  unison: 4,
  detuneCents: 14,
  spread: 0.8,
  amplitude: { attackSeconds: 0.25, decaySeconds: 1.5, sustainLinear: 0.8, releaseSeconds: 0.12 },
  cutoffHz: 3600,
  sweepOctaves: -0.9,
  sweepSeconds: 0.7,
  velocityOctaves: 1.5,
  resonanceQ: 0.7,
};

export const pluckPatch: VoicePatch = {
  ...bassPatch,
  wave: 'saw',
  unison: 2,
  detuneCents: 7,
  spread: 0.4,
  amplitude: { attackSeconds: 0.002, decaySeconds: 0.14, sustainLinear: 0, releaseSeconds: 0.1 },
  cutoffHz: 1700,
  sweepOctaves: 2.2,
  sweepSeconds: 0.07,
  velocityOctaves: 1.5,
  resonanceQ: 1.2,
};

export const leadPatch: VoicePatch = {
  ...bassPatch,
  wave: 'saw',
  unison: 2,
  detuneCents: 6,
  spread: 0.15,
  amplitude: { attackSeconds: 0.02, decaySeconds: 0.4, sustainLinear: 0.75, releaseSeconds: 0.08 },
  cutoffHz: 4600,
  sweepOctaves: 0.6,
  sweepSeconds: 0.15,
  velocityOctaves: 1.5,
  resonanceQ: 0.9,
  vibratoCents: 22,
  vibratoHz: 5.3,
  vibratoDelaySeconds: 0.35,
  scoopCents: 45,
};
