import type { Command, Help } from 'commander';
import { notesOf } from './command-notes.js';
import { optionGroups } from './flags.js';
import { inkFor, type Ink } from './ink.js';

const columns = 80;
const indent = '  ';
/** In front of what is told beside a command or an option. */
const gap = '  ';

/** Colours are taken out again where there are none. */
const ink: Ink = inkFor({ choice: 'always', isTerminal: true, environment: {} });

/** Help of the whole command, or of one of its commands; 80 columns. */
export function formatHelp(command: Command, helper: Help): string {
  const lines = command.parent === null ? ofAll(command, helper) : ofOne(command, helper);
  return `${lines.join('\n')}\n`;
}

function ofAll(program: Command, helper: Help): string[] {
  const { examples, exits } = notesOf(program);
  const commands = helper.visibleCommands(program);
  const groups = [...new Set(commands.map((one) => one.helpGroup()))];
  const terms = commands.map(termOf);
  const label = Math.max(...groups.map(({ length }) => length)) + gap.length;
  const term = widest(terms) + gap.length;
  return [
    program.description(),
    ...examples.map((example) => indent + inked(example)),
    '',
    ...groups.flatMap((group) =>
      commands
        .filter((one) => one.helpGroup() === group)
        .map((one, at) => {
          const [name = '', ...rest] = termOf(one).split(' ');
          const shown = [ink.path(name), ...rest].join(' ') + blanks(term - termOf(one).length);
          const head = at === 0 ? ink.bold(group) + blanks(label - group.length) : blanks(label);
          return head + shown + one.summary();
        }),
    ),
    '',
    ...wrap(
      '--help behind a command lists its options: kindred master --help. Most know --json, ' +
        '--quiet, --jobs N and --no-color; kindred --version. [release] is ./release.yaml if not given.',
      helper,
    ),
    '',
    ...exitLines(exits, helper),
  ];
}

function ofOne(command: Command, helper: Help): string[] {
  const { examples, exits } = notesOf(command);
  const options = helper.visibleOptions(command);
  const taken = command.registeredArguments.map((one) => ({
    term: typed(one.name(), one),
    text: textOf(one),
  }));
  const listed = options.map((one) => ({
    group: one.helpGroupHeading ?? '',
    term: one.flags,
    text: textOf({
      ...one,
      ...(one.argChoices === undefined ? {} : { description: withChoices(one) }),
    }),
  }));
  const wide = widest([...taken, ...listed].map(({ term }) => term)) + gap.length;
  const rows = (items: readonly { readonly term: string; readonly text: string }[]): string[] =>
    items.flatMap(({ term, text }) => {
      const [first = '', ...rest] = wrap(text, helper, columns - indent.length - wide);
      return [
        `${indent}${ink.path(term)}${blanks(wide - term.length)}${first}`,
        ...rest.map((line) => blanks(indent.length + wide) + line),
      ];
    });
  return [
    `${inked(`kindred ${termOf(command)}`)} [options]`,
    '',
    ...wrap(command.description(), helper),
    ...(taken.length === 0 ? [] : ['', ...rows(taken)]),
    ...optionGroups.flatMap((group) => {
      const own = listed.filter((one) => one.group === group);
      return own.length === 0 ? [] : ['', ink.bold(group), ...rows(own)];
    }),
    '',
    ink.bold('Examples'),
    ...examples.map((example) => indent + inked(example)),
    '',
    ...exitLines(exits, helper),
  ];
}

/** "check <files...>" */
function termOf(command: Command): string {
  const taken = command.registeredArguments.map((one) => typed(one.name(), one));
  return [command.name(), ...taken].join(' ');
}

function typed(
  name: string,
  { required, variadic }: { readonly required: boolean; readonly variadic: boolean },
): string {
  const full = variadic ? `${name}...` : name;
  return required ? `<${full}>` : `[${full}]`;
}

function textOf(of: {
  readonly description: string;
  readonly defaultValue?: unknown;
  readonly defaultValueDescription?: string | undefined;
  readonly negate?: boolean;
}): string {
  const { defaultValue, defaultValueDescription, description, negate = false } = of;
  if (defaultValue === undefined || negate) return description;
  return `${description} (default: ${defaultValueDescription ?? String(defaultValue)})`;
}

function withChoices({
  description,
  argChoices = [],
}: {
  readonly description: string;
  readonly argChoices?: readonly string[] | undefined;
}): string {
  const last = argChoices[argChoices.length - 1] ?? '';
  return `${description}: ${argChoices.slice(0, -1).join(', ')} or ${last}`;
}

/** The command of an example in colour, what it is for behind it. */
function inked(example: string): string {
  const [, command = '', rest = ''] = /^(.*?)( {2,}.*)?$/u.exec(example) ?? [];
  return ink.path(command) + rest;
}

function exitLines(
  exits: readonly (readonly [code: number, says: string])[],
  helper: Help,
): readonly string[] {
  const all = [...exits, [130, 'stopped with Ctrl-C'] as const];
  return wrap(`Exit code: ${all.map(([code, says]) => `${code} ${says}`).join('; ')}.`, helper);
}

function wrap(text: string, helper: Help, width = columns): string[] {
  return helper.boxWrap(text, width).split('\n');
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}

function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count));
}
