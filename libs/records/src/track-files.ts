import type { FurtherOutput, RenderedOutput, TrackRendering } from './rendering.js';

/** Every file of a track, that of the first output first; none of a track that failed. */
export function filesOfTrack(track: TrackRendering): readonly (RenderedOutput | FurtherOutput)[] {
  return track.status === 'done' ? [...track.outputs, ...track.further] : [];
}

/** Whether a file broke a promise, and so lies apart from what is delivered. */
export function isRejected({ file }: { readonly file: string }): boolean {
  return file.startsWith('rejected/');
}
