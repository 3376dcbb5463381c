import { amplitudeFromDb, type Kernels, type Region } from '@kindred/dsp';

type Scale = (pointer: number, count: number, factor: number) => void;

/** A gain on planes, in place; 0 dB changes no bit. */
export function createGain(
  kernels: Kernels,
  gainDb: number,
): (planes: readonly Region<Float64Array>[], frames: number) => void {
  const scale = kernels.functions['gainF64'] as Scale;
  const factor = amplitudeFromDb(gainDb);
  return (planes, frames) => {
    for (const { pointer } of planes) scale(pointer, frames, factor);
  };
}
