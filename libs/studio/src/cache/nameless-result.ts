import type { ProfileResult } from '@kindred/jobs';

/**
 * A result without the name of its file, so that the same audio under another name can tell its
 * issues as its own. Null where the name stands in a place that it can't be taken from.
 */
export function withoutName(result: ProfileResult, name: string): ProfileResult | null {
  const begins = `${name} `;
  if (
    !result.issues.every(
      ({ message, place }) => message.startsWith(begins) && (place?.file ?? name) === name,
    )
  ) {
    return null;
  }
  const issues = result.issues.map((issue) => ({
    ...issue,
    message: issue.message.slice(name.length),
    ...(issue.place ? { place: { ...issue.place, file: '' } } : {}),
  }));
  const nameless = { ...result, issues };
  const quoted = JSON.stringify(name).slice(1, -1);
  return JSON.stringify(nameless).includes(quoted) ? null : nameless;
}

/** The result of a file called `name`. */
export function withName(nameless: ProfileResult, name: string): ProfileResult {
  const issues = nameless.issues.map((issue) => ({
    ...issue,
    message: `${name}${issue.message}`,
    ...(issue.place ? { place: { ...issue.place, file: name } } : {}),
  }));
  return { ...nameless, issues };
}
