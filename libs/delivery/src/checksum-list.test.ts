import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checksumList } from './checksum-list.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-sums-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is what sha256sum writes', () => {
  expect(checksumList([{ file: 'masters/01 夜.wav', sha256: 'ab' }])).toBe(
    'ab  masters/01 夜.wav\n',
  );
  expect(checksumList([])).toBe('');
});

const hasTool = spawnSync('sha256sum', ['--version']).error === undefined;
if (!hasTool) console.warn('SKIPPED: checksums in sha256sum; it is not in PATH');

it.skipIf(!hasTool)('is checked by sha256sum, whatever the names', () => {
  mkdirSync(join(folder, 'masters'));
  const names = [
    'masters/01 A.wav',
    'masters/02 夜 🚗.flac',
    '*star',
    'back\\slash',
    'line\nbreak',
  ];
  const files = names.map((file) => {
    writeFileSync(join(folder, file), file);
    return { file, sha256: createHash('sha256').update(file).digest('hex') };
  });
  const check = (text: string) =>
    spawnSync('sha256sum', ['-c', '--strict'], { cwd: folder, input: text }).status;
  expect(check(checksumList(files))).toBe(0);
  expect(check(checksumList([{ ...files[0]!, sha256: files[1]!.sha256 }]))).not.toBe(0);
});
