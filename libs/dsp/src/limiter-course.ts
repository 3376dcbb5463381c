import { limiterStepFrames } from './limiter-law.js';
import { gainPowersOf } from './limiter-loss.js';
import {
  createLimiterModel,
  type LimiterModelInput,
  type LimiterModelSetting,
} from './limiter-model.js';

/** What the limiter will do along a track at one gain. */
export interface LimiterCourse {
  /** Mean power of its gain, per 10 ms; the last one over what there is of it. */
  readonly gainPowers: Float32Array;
  /** The deepest reduction of a step, in dB, and the first step that holds it; 0 and 0: none. */
  readonly deepestDb: number;
  readonly deepestStep: number;
  /** Steps with more reduction than is deep. */
  readonly deepSteps: number;
}

export interface LimiterCourseInput extends LimiterModelInput {
  /** More reduction than this is deep. */
  readonly deepDb: number;
}

/** What the limiter will do at any gain. */
export type LimiterCourses = (
  track: LimiterCourseInput,
) => (setting: LimiterModelSetting) => LimiterCourse;

/** In plain code, as the law reads; kernels give the same to the last bit (`createKernelCourses`). */
export const limiterCourses: LimiterCourses = ({ law, peaks, deepDb }) => {
  const { sampleRateHz } = law;
  const reduce = createLimiterModel({ law, peaks });
  return (setting) => {
    const reductionDb = reduce(setting);
    const gainPowers = gainPowersOf({ reductionDb, stepFrames: limiterStepFrames, sampleRateHz });
    return { gainPowers, ...depthsOf(reductionDb, deepDb) };
  };
};

function depthsOf(reductionDb: Float32Array, deepDb: number): Omit<LimiterCourse, 'gainPowers'> {
  let [deepestStep, deepestDb, deepSteps] = [0, 0, 0];
  for (const [step, reduction] of reductionDb.entries()) {
    if (reduction > deepDb) deepSteps++;
    if (reduction > deepestDb) [deepestStep, deepestDb] = [step, reduction];
  }
  return { deepestDb, deepestStep, deepSteps };
}
