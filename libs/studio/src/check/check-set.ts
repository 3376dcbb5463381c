import { poolLoudness } from '@kindred/analysis';
import type { CheckedFile, CheckedSet, Issue, Target, Verdict } from '@kindred/records';
import { isMeasured } from '../release-records.js';
import { checkFamily } from './check-family.js';
import { checkLoudness } from './check-loudness.js';
import { checkNames } from './check-names.js';
import { checkPeak } from './check-peak.js';
import { checkSound } from './check-sound.js';
import { checkTags, checkTagsTogether } from './check-tags.js';
import type { MasterToCheck } from './master-to-check.js';
import { verdict } from './verdict.js';

export interface CheckSetOptions {
  readonly folder: string;
  readonly target: Target;
  readonly lossyPeakDbtp: number;
  readonly plannedLufs: number | null;
  readonly isSpreadMeant: boolean;
  /** Off where another set of the same tracks was listened to already. */
  readonly listens: boolean;
}

/** Holds the files of one folder and kind against everything, each by itself and as an album. */
export function checkSet(masters: readonly MasterToCheck[], options: CheckSetOptions): CheckedSet {
  const { folder, target, plannedLufs, isSpreadMeant } = options;
  const measured = masters.map(({ profile }) => profile).filter(isMeasured);
  const { loudnessLufs, issues: ofLoudness } = checkLoudness(measured, { target, plannedLufs });
  const siblings = masters.flatMap(({ profile, promised }) =>
    isMeasured(profile) ? [{ ...profile, offsetLu: promised?.offsetLu ?? 0 }] : [],
  );
  const together = {
    loudness: ofLoudness,
    family: isSpreadMeant ? [] : checkFamily(siblings),
    tags: checkTagsTogether(masters.filter(({ profile }) => isMeasured(profile)).map(asTagged)),
    names: checkNames(masters.map(asNamed)),
  };
  const [first, ...rest] = masters.map((master) => checkFile(master, { ...options, together }));
  const whole = (name: keyof typeof together): Verdict =>
    verdict(
      name,
      together[name].filter(({ track }) => track === undefined),
    );
  const canDiffer = measured.length > 1 && !isSpreadMeant;
  return {
    folder,
    files: [first!, ...rest],
    loudnessLufs,
    loudSectionSpreadLu: measured.length < 2 ? null : poolLoudness(measured).loudSectionSpreadLu,
    verdicts: [
      ...(measured.length > 0 ? [whole('loudness')] : []),
      ...(canDiffer ? [whole('family')] : []),
      whole('tags'),
    ],
  };
}

type Together = Readonly<Record<'loudness' | 'family' | 'tags' | 'names', readonly Issue[]>>;

function checkFile(
  master: MasterToCheck,
  {
    target,
    lossyPeakDbtp,
    isSpreadMeant,
    listens,
    together,
  }: CheckSetOptions & { readonly together: Together },
): CheckedFile {
  const { number, file, profile } = master;
  const mine = (name: keyof Together): readonly Issue[] =>
    together[name].filter(({ track }) => track === number);
  const tags = verdict('tags', [...checkTags(asTagged(master)), ...mine('tags')]);
  const names = verdict('names', mine('names'));
  const files = verdict('files', readIssues(master));
  if (!isMeasured(profile)) {
    // Of a file that can't be read there are no tags to miss.
    const verdicts = [files, names];
    return { number, file, format: null, loudness: null, peak: null, verdicts };
  }
  const { format, loudness, peak } = profile;
  const limits = { ceilingDbtp: target.ceilingDbtp, lossyPeakDbtp };
  const verdicts = [
    files,
    verdict('loudness', mine('loudness')),
    verdict('peak', checkPeak(profile, limits)),
    ...(isSpreadMeant ? [] : [verdict('family', mine('family'))]),
    ...(listens ? [verdict('sound', checkSound(profile.findings, profile))] : []),
    tags,
    names,
  ];
  return { number, file, format, loudness, peak, verdicts };
}

function readIssues({ number, profile, promised }: MasterToCheck): readonly Issue[] {
  if (!isMeasured(profile)) return profile.issues;
  if (promised === null || profile.sha256 === promised.sha256) return [];
  return [
    {
      code: 'changed',
      severity: 'error',
      message: 'it is not the file that was delivered',
      got: `sha256 ${profile.sha256.slice(0, 12)}`,
      expected: `sha256 ${promised.sha256.slice(0, 12)}`,
      fix: '`kindred master` makes it again.',
      track: number,
    },
  ];
}

function asTagged({ number, tags, profile, promised }: MasterToCheck) {
  const integratedLufs = profile.loudness?.integratedLufs ?? null;
  return { number, tags, integratedLufs, expected: promised?.tags ?? null };
}

function asNamed({ number, file, tags }: MasterToCheck) {
  return { number, file, trackNumber: tags.fields.trackNumber ?? null };
}
