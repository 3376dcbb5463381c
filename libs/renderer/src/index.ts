export { createRenderer, type Renderer, type RendererOptions } from './renderer.js';
export { createRehearsal, type RehearsedTrack, type Rehearsal } from './rehearsal.js';
export { createFront, type Front, type FrontSettings } from './front.js';
export { passesUntouched } from './untouched.js';
