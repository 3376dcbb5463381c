import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/** What decides where a person's caches lie. */
export interface UserSystem {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** @throws when the person has no home */
  readonly home: () => string;
}

/**
 * The folder where Kindred may keep what it can make anew: KINDRED_CACHE_DIR, else `kindred` where
 * the system keeps such things (XDG Base Directory Specification 0.8, Apple's Library/Caches,
 * Windows' local application data). Null where a person has no home to keep it in.
 */
export function userCacheFolder(
  system: UserSystem = { platform: process.platform, environment: process.env, home: homedir },
): string | null {
  const chosen = system.environment['KINDRED_CACHE_DIR'];
  if (chosen) return resolve(chosen);
  try {
    return folderOf(system);
  } catch {
    return null; // an account that the system knows no home of, as in some containers
  }
}

function folderOf({ platform, environment, home }: UserSystem): string {
  switch (platform) {
    case 'darwin':
      return join(home(), 'Library', 'Caches', 'kindred');
    case 'win32':
      return join(
        environment['LOCALAPPDATA'] || join(home(), 'AppData', 'Local'),
        'kindred',
        'Cache',
      );
    default: {
      const named = environment['XDG_CACHE_HOME'];
      // The specification has relative paths ignored.
      return join(named && isAbsolute(named) ? named : join(home(), '.cache'), 'kindred');
    }
  }
}
