export {
  createRenderer,
  type RenderedBytes,
  type Renderer,
  type RendererOptions,
  type StreamTrack,
} from './renderer.js';
export { partsOf, type PartsOfOutputs, type PcmPart } from './part.js';
export { trackEnds, trackLengths } from './track-cuts.js';
export { createFadeGain, type FadeGain } from './fading.js';
export { createRehearsal, type RehearsedTrack, type Rehearsal } from './rehearsal.js';
export { createFront, type Front, type FrontSettings, type Intake } from './front.js';
export { passesUntouched } from './untouched.js';
