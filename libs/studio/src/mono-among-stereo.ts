import type { Issue, TrackProfile } from '@kindred/records';
import type { Listener } from './event.js';

/**
 * Warns of mono tracks among stereo ones: a mono file is measured as one channel, and a player puts
 * it on two, 3 dB louder than its siblings.
 */
export function withMonoWarnings(
  profiles: readonly TrackProfile[],
  listener: Listener,
): readonly TrackProfile[] {
  const isMono = ({ format }: TrackProfile): boolean => format?.channels === 1;
  const isStereo = ({ format }: TrackProfile): boolean => format?.channels === 2;
  if (!profiles.some(isMono) || !profiles.some(isStereo)) return profiles;
  return profiles.map((profile) => {
    if (!isMono(profile)) return profile;
    const issue: Issue = {
      code: 'mono-among-stereo',
      severity: 'warning',
      message: `${profile.file} is mono, and players put it on both speakers, 3 dB louder than it measures`,
      fix: 'Export it as stereo, like its siblings.',
      track: profile.number,
    };
    listener({ kind: 'issue', issue });
    return { ...profile, issues: [...profile.issues, issue] };
  });
}
