import type { CompletedCommand, Values } from './completed-commands.js';

/** A script for zsh, to be read at its start or to lie in its function path as `_kindred`. */
export function zshCompletion(
  commands: readonly CompletedCommand[],
  options: readonly string[],
): string {
  const names = commands.map(({ name, says }) => `    ${quoted(`${name}:${says}`)}`);
  const cases = commands.map(({ name, options: own, argument }) => {
    const specs = own.map(({ name: flag, says, value }) =>
      quoted(`${flag}[${escaped(says)}]${value ? `:${flag.slice(2)}:${action(value)}` : ''}`),
    );
    const place = argument?.isVariadic ? '*' : '1';
    if (argument) specs.push(quoted(`${place}: :${action(argument.values)}`));
    return `    ${name})\n      _arguments -S ${specs.join(' \\\n        ')} ;;`;
  });
  return `#compdef kindred
# Completion of kindred for zsh. In ~/.zshrc, behind compinit:  eval "$(kindred completion zsh)"
_kindred_tracks() {
  local -a tracks
  local line
  for line in \${(f)"$(kindred completion zsh --tracks 2>/dev/null)"}; do
    tracks+=("\${line/$'\\t'/:}")
  done
  _describe -V track tracks
}
_kindred() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    if [[ $PREFIX == -* ]]; then compadd -- ${options.join(' ')}; return; fi
    _describe -V command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_kindred" ]; then _kindred "$@"; else compdef _kindred kindred; fi
`;
}

function action(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.join(' ')})`;
    case 'files':
      return `_files -g "(#i)*.(${values.extensions.join('|')})(-.)"`;
    case 'folders':
      return '_files -/';
    case 'tracks':
      return '_kindred_tracks';
    case 'anything':
      return ' ';
  }
}

/** In what _arguments says of an option, these have a meaning. */
function escaped(says: string): string {
  return says.replace(/[[\]:\\]/gu, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
