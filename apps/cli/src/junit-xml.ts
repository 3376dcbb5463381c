/** Results as CI servers read them: JUnit's XML, the part that all of them know. */
export interface JunitSuite {
  readonly name: string;
  readonly cases: readonly JunitCase[];
}

export interface JunitCase {
  /** What the case belongs to, such as a file. */
  readonly group: string;
  readonly name: string;
  /** Why it failed, in a line each; none: it passed. */
  readonly failures: readonly string[];
  /** What else is to be read of it, a line each. */
  readonly remarks: readonly string[];
}

/** One document. Nothing in it depends on the clock, so that two of the same run are the same. */
export function junitXml(name: string, suites: readonly JunitSuite[]): string {
  const cases = suites.flatMap((suite) => suite.cases);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${quoted(name)} ${counts(cases)}>`,
    ...suites.flatMap((suite) => [
      `  <testsuite name=${quoted(suite.name)} ${counts(suite.cases)} skipped="0">`,
      ...suite.cases.flatMap(caseLines),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function caseLines({ group, name, failures, remarks }: JunitCase): string[] {
  const start = `    <testcase classname=${quoted(group)} name=${quoted(name)}`;
  if (failures.length === 0 && remarks.length === 0) return [`${start}/>`];
  const [first = ''] = failures;
  return [
    `${start}>`,
    ...(failures.length === 0
      ? []
      : [`      <failure message=${quoted(first)}>${escaped(failures.join('\n'))}</failure>`]),
    ...(remarks.length === 0
      ? []
      : [`      <system-out>${escaped(remarks.join('\n'))}</system-out>`]),
    '    </testcase>',
  ];
}

function counts(cases: readonly JunitCase[]): string {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  return `tests="${cases.length}" failures="${failed}" errors="0"`;
}

/** An attribute's value: a line break in it would be read back as a space. */
function quoted(text: string): string {
  const value = escaped(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;');
  return `"${value}"`;
}

/**
 * Text between tags. What XML 1.0 (§2.2) has no character for becomes U+FFFD, and so does a
 * carriage return, which a reader would turn into another character (§2.11).
 */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
