import type { MetalPatch } from './metal.js';
import type { SkinPatch } from './skin.js';
import type { SnarePatch } from './snare.js';

/** A kit to start from; a piece bends it to its needs. */
export const kickPatch: SkinPatch = {
  frequencyHz: 54,
  dropHz: 140,
  dropSeconds: 0.028,
  decaySeconds: 0.13,
  clickLinear: 0.5,
  pan: 0,
};

export const tomPatch: SkinPatch = {
  frequencyHz: 105,
  dropHz: 60,
  dropSeconds: 0.05,
  decaySeconds: 0.16,
  clickLinear: 0.35,
  pan: 0,
};

export const snarePatch: SnarePatch = {
  frequencyHz: 182,
  bodySeconds: 0.06,
  wiresHz: 4200,
  wiresSeconds: 0.085,
  wiresLinear: 1.4,
};

export const hatPatch: MetalPatch = {
  lowestHz: 5600,
  ringHz: 8200,
  ringLinear: 0.4,
  attackSeconds: 0.001,
  decaySeconds: 0.032,
  pan: 0.25,
  spread: 0.2,
};

export const openHatPatch: MetalPatch = { ...hatPatch, lowestHz: 4600, decaySeconds: 0.13 };

export const shakerPatch: MetalPatch = {
  ...hatPatch,
  lowestHz: 4200,
  ringHz: 5800,
  attackSeconds: 0.018,
  decaySeconds: 0.022,
  pan: -0.4,
};

export const crashPatch: MetalPatch = {
  ...hatPatch,
  lowestHz: 3300,
  ringHz: 5200,
  ringLinear: 0.25,
  decaySeconds: 0.55,
  pan: -0.2,
  spread: 0.8,
};
