import { dirname, resolve } from 'node:path';
import { spelledOnDisk } from '@kindred/audio-io';
import type { ToneReference } from '@kindred/matcher';
import type { Issue, ReleaseReference } from '@kindred/records';
import type { Run } from './open-run.js';

export type MeasuredReferences =
  | { readonly status: 'done'; readonly references: readonly ToneReference[] }
  | { readonly status: 'refused'; readonly issues: readonly Issue[] }
  | { readonly status: 'cancelled' };

/**
 * The tone of what a release names as references, measured and kept as mixes are. One that can't be
 * used is told and left out; where tone is to come nearer to references and none can, nothing is made.
 */
export async function measureReferences({
  release,
  releaseFile,
  folder,
  measurements,
  listener,
}: Pick<
  Run,
  'release' | 'releaseFile' | 'folder' | 'measurements' | 'listener'
>): Promise<MeasuredReferences> {
  const baseFolder = dirname(resolve(releaseFile));
  const named = release.references ?? [];
  const measured = await Promise.all(
    named.map(async (reference) => {
      const path = spelledOnDisk(resolve(baseFolder, reference.file));
      const mix = { path, name: reference.file, unpackFolder: folder.work };
      const kept = await measurements.profile({ mix }, () => undefined);
      return { reference, outcome: kept.outcome };
    }),
  );
  const references: ToneReference[] = [];
  const issues: Issue[] = [];
  for (const { reference, outcome } of measured) {
    if (outcome.status === 'cancelled') return { status: 'cancelled' };
    if (outcome.status === 'failed') {
      issues.push(asReference(outcome.issue, reference));
      continue;
    }
    // Finished music is often at hand as MP3 alone, and its tone is what is asked of it.
    const told = outcome.result.issues.filter(({ code }) => code !== 'lossy-source');
    issues.push(...told.map((issue) => asReference(issue, reference)));
    const { tone } = outcome.result.measurement;
    if ((tone?.loud ?? null) === null) issues.push(noTone(reference));
    else references.push({ name: reference.file, tone, weight: reference.weight });
  }
  const isAsked = (release.match.tone?.toward.reference ?? 0) > 0;
  if (isAsked && references.length === 0) return { status: 'refused', issues };
  for (const issue of issues) listener({ kind: 'issue', issue: { ...issue, severity: 'warning' } });
  return { status: 'done', references };
}

function asReference(issue: Issue, { file }: ReleaseReference): Issue {
  const message = issue.message.includes(file) ? issue.message : `${file}: ${issue.message}`;
  return { ...issue, message: `reference ${message}` };
}

function noTone({ file }: ReleaseReference): Issue {
  return {
    code: 'too-short',
    severity: 'error',
    message: `reference ${file} is too short or too quiet to know its tone`,
    fix: 'Name a whole song.',
  };
}
