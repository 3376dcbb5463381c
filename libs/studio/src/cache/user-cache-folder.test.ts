import { isAbsolute, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { userCacheFolder, type UserSystem } from './user-cache-folder.js';

const system = (given: Partial<UserSystem>): UserSystem => ({
  platform: 'linux',
  environment: {},
  home: () => '/home/ada',
  ...given,
});
const noHome = (): string => {
  throw new Error('uv_os_homedir returned ENOENT');
};

describe("the folder of a person's cache", () => {
  it.each([
    ['linux', {}, '/home/ada/.cache/kindred'],
    ['freebsd', {}, '/home/ada/.cache/kindred'],
    ['linux', { XDG_CACHE_HOME: '/fast' }, '/fast/kindred'],
    ['linux', { XDG_CACHE_HOME: '' }, '/home/ada/.cache/kindred'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/kindred'],
    ['darwin', { XDG_CACHE_HOME: '/fast' }, '/home/ada/Library/Caches/kindred'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/kindred/Cache'],
    ['win32', {}, '/home/ada/AppData/Local/kindred/Cache'],
    ['darwin', { KINDRED_CACHE_DIR: '/mine' }, '/mine'],
    ['linux', { KINDRED_CACHE_DIR: '' }, '/home/ada/.cache/kindred'],
  ])('on %s with %j is %s', (platform, environment, expected) => {
    expect(userCacheFolder(system({ platform, environment }))).toBe(join(expected));
  });

  it('is where KINDRED_CACHE_DIR says, from where the person stands', () => {
    const environment = { KINDRED_CACHE_DIR: 'mine' };
    expect(userCacheFolder(system({ environment, home: noHome }))).toBe(resolve('mine'));
  });

  it('is nowhere for an account without a home', () => {
    expect(userCacheFolder(system({ home: noHome }))).toBeNull();
  });

  it('is an absolute path on this system', () => {
    expect(isAbsolute(userCacheFolder() ?? '/')).toBe(true);
  });
});
