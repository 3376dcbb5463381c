export { issueSchema, type Issue, type IssuePlace } from './issue.js';
export {
  releaseSchema,
  loudnessBases,
  loudnessModes,
  roleOffsetsLu,
  trackRoles,
  usualGapSeconds,
  type LoudnessMode,
  type TrackRole,
  type Release,
  type ReleaseReference,
  type ReleaseTrack,
  type LoudnessBasis,
} from './release.js';
export {
  limitingBudgets,
  targetMeanings,
  targetPresets,
  targetWords,
  type LimitingBudget,
  type Target,
  type TargetMeaning,
  type TargetWord,
} from './target.js';
export { type TrackDirection } from './track-direction.js';
export { type Adjustment } from './adjustment.js';
export {
  measurementSchema,
  type AudioFormat,
  type Loudness,
  type LoudnessSeries,
  type Measurement,
  type Peak,
} from './measurement.js';
export {
  notMeasured,
  profilesSchema,
  type MeasuredTrack,
  type PooledLoudness,
  type Profiles,
  type TrackProfile,
} from './profile.js';
export { type SeriesFile, type TrackEnvelope } from './envelope.js';
export { type JobContext, type JobOutcome } from './job.js';
export { type LimitingBound } from './limiting-bounds.js';
export { type Reason, type ReasonCode } from './reason.js';
export { type MoveBound } from './wish-reason.js';
export { type WidthRest } from './width-reason.js';
export { reasonTopic, type ReasonTopic } from './reason-topic.js';
export { sentence, trackName } from './sentences.js';
export { type EqBand } from './eq-band.js';
export { joinJumps, type Join } from './join.js';
export { joinSentence } from './join-sentence.js';
export { type WayOut } from './way-out.js';
export { sayWayOut } from './way-out-words.js';
export {
  masteringPlanSchema,
  type Expectation,
  type LimiterSettings,
  type MasteringPlan,
  type TrackPlan,
} from './plan.js';
export { type ReferenceTone, type TonePlan } from './tone-plan.js';
export {
  promiseNames,
  renderingsSchema,
  type FurtherOutput,
  type LimiterTrace,
  type PromiseName,
  type Promised,
  type RenderedOutput,
  type RenderedTrack,
  type Renderings,
  type TrackRendering,
} from './rendering.js';
export { highestPeakDbtp } from './highest-peak.js';
export { filesOfTrack, isRejected } from './track-files.js';
export { type SampleEncoding, type SampleLayout } from './sample-layout.js';
export {
  allowanceOf,
  deepReductionDb,
  limitingAllowances,
  plrFloorDb,
  rangeLossMaxLu,
  stretchedTimes,
  type Limiting,
  type LimitingAllowance,
} from './limiting.js';
export {
  decimals,
  sayAtMost,
  sayChange,
  sayCount,
  sayDuration,
  sayLevel,
  sayMegabytes,
  sayPeak,
  sayRate,
  sayTime,
  sayTimeLeft,
  signed,
} from './figures.js';
export { sayFormat } from './say-format.js';
export { utf8Bytes } from './utf8-bytes.js';
export {
  findingSchema,
  placesMax,
  type Finding,
  type FindingCode,
  type FindingPlace,
  type FindingSeverity,
} from './finding.js';
export { findingIssue } from './finding-issue.js';
export { saidFinding, sayMoment, type WordlessFinding } from './finding-sentences.js';
export { toneSchema, type LoudToneCurve, type Tone, type ToneCurve } from './tone.js';
export { dynamicsSchema, type Dynamics, type LoudnessHistogram } from './dynamics.js';
export { stereoSchema, type Stereo, type StereoBand, type StereoCourse } from './stereo.js';
export { edgesSchema, type Edge, type Edges } from './edges.js';
export { overviewSchema, type Overview } from './overview.js';
export {
  intentAmounts,
  intentSchema,
  type Intent,
  type IntentAmount,
  type IntentKind,
  type ToneGuard,
  type ToneMove,
} from './intent.js';
export { directionSentences, sayFrequency, sayToneMove } from './intent-sentence.js';
export { usualWidth, type WidthSetting } from './width-setting.js';
export { isGuarded } from './tone-guard.js';
export { pinSchema, type Pin, type PinPart } from './pin.js';
export { pinSentence } from './pin-sentence.js';
export { isSameBand, isSameEq, isSameFades, isSameLimiter, isSameTrims } from './same-parts.js';
export { writtenPlanSchema, type WrittenPlan } from './written-plan.js';
export { toneAims, usualTone, type ToneSetting, type ToneWeights } from './tone-setting.js';
export { type ToneBound, type ToneComparison, type ToneRest } from './tone-reason.js';
export {
  deliverables,
  mp3Qualities,
  mp3RatesHz,
  musicRatesHz,
  shapedRatesHz,
  usualLossyPeakDbtp,
  usualOutputs,
  type Deliverable,
  type Dither,
  type Mp3Quality,
  type Output,
} from './output.js';
export {
  frameWindowSchema,
  trimsSchema,
  type FrameWindow,
  type Trim,
  type Trims,
} from './trims.js';
export { fadeCurves, type Fade, type FadeCurve, type Fades } from './fades.js';
export { tagFieldsSchema, type ReplayGain, type TagFields } from './tag-fields.js';
export {
  excerptsSchema,
  type Excerpt,
  type Excerpts,
  type JoinExcerpt,
  type TrackExcerpts,
} from './excerpts.js';
export { deliverySchema, type DeliveredFile, type Delivery } from './delivery.js';
export {
  checkNames,
  checkSchema,
  type Check,
  type CheckedFile,
  type CheckedSet,
  type CheckName,
  type Verdict,
} from './check.js';
