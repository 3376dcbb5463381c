import type { CompletedCommand, Values } from './completed-commands.js';

/** A script for fish 3 and newer. */
export function fishCompletion(
  commands: readonly CompletedCommand[],
  options: readonly string[],
): string {
  const lines = commands.flatMap(({ name, says, options: own, argument }) => {
    const within = `-n '__kindred_in ${name}'`;
    return [
      `complete -c kindred -n __kindred_bare -a ${name} -d ${quoted(says)}`,
      ...own.map(
        ({ name: flag, says: what, value }) =>
          `complete -c kindred ${within} -l ${flag.slice(2)} -d ${quoted(what)}` +
          (value ? ` -x${candidates(value)}` : ''),
      ),
      ...(argument ? [`complete -c kindred ${within}${candidates(argument.values)}`] : []),
    ];
  });
  return `# Completion of kindred for fish:
#   kindred completion fish > ~/.config/fish/completions/kindred.fish
function __kindred_bare
  test (count (commandline -opc)) -eq 1
end
function __kindred_in
  set -l words (commandline -opc)
  test (count $words) -gt 1; and test $words[2] = $argv[1]
end
function __kindred_files
  set -l typed (commandline -ct)
  __fish_complete_directories $typed ''
  for ending in $argv
    for path in $typed*.$ending $typed*.(string upper $ending)
      test -f $path; and printf '%s\\n' $path
    end
  end
end
complete -c kindred -f
${options.map((option) => `complete -c kindred -n __kindred_bare -l ${option.slice(2)}`).join('\n')}
${lines.join('\n')}
`;
}

function candidates(values: Values): string {
  switch (values.kind) {
    case 'words':
      return ` -a '${values.words.join(' ')}'`;
    case 'files':
      return ` -a '(__kindred_files ${values.extensions.join(' ')})'`;
    case 'folders':
      return ` -a '(__kindred_files)'`;
    case 'tracks':
      return ` -k -a '(kindred completion fish --tracks 2>/dev/null)'`;
    case 'anything':
      return '';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
