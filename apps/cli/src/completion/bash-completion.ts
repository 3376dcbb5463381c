import type { CompletedCommand, Values } from './completed-commands.js';

/** A script for bash 3.2 and newer, with what each place of a command line can hold. */
export function bashCompletion(
  commands: readonly CompletedCommand[],
  options: readonly string[],
): string {
  const values = commands.flatMap(({ name, options: own }) =>
    own.flatMap((option) =>
      option.value ? [`    '${name} ${option.name}') ${valueLine(option.value)}; return ;;`] : [],
    ),
  );
  const flags = commands.map(
    ({ name, options: own }) =>
      `      ${name}) _kindred_words '${own.map((option) => option.name).join(' ')}' ;;`,
  );
  const given = commands.flatMap(({ name, argument }) =>
    argument ? [`    ${name}) ${valueLine(argument.values)} ;;`] : [],
  );
  const names = [...commands.map(({ name }) => name), ...options].join(' ');
  return `# Completion of kindred for bash. In ~/.bashrc:  eval "$(kindred completion bash)"
_kindred_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$_kindred_typed")
}
_kindred_files() {
  local path ending
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do
    if [ -d "$path" ]; then COMPREPLY+=("$path"); continue; fi
    for ending in "$@"; do
      case "$path" in *."$ending" | *."$(printf '%s' "$ending" | tr '[:lower:]' '[:upper:]')")
        COMPREPLY+=("$path") ;;
      esac
    done
  done < <(compgen -f -- "$_kindred_typed")
}
_kindred() {
  local _kindred_typed=\${COMP_WORDS[COMP_CWORD]}
  local command=\${COMP_WORDS[1]} before=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  # Of --color=always bash makes three words.
  if [ "$before" = '=' ]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [ "$_kindred_typed" = '=' ]; then _kindred_typed=''; fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    _kindred_words '${names}'
    return
  fi
  case "$command $before" in
${values.join('\n')}
  esac
  if [ "\${_kindred_typed#-}" != "$_kindred_typed" ]; then
    case "$command" in
${flags.join('\n')}
    esac
    return
  fi
  case "$command" in
${given.join('\n')}
  esac
}
complete -F _kindred kindred
`;
}

function valueLine(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `_kindred_words '${values.words.join(' ')}'`;
    case 'files':
      return `_kindred_files ${values.extensions.join(' ')}`;
    case 'folders':
      return '_kindred_files';
    case 'tracks':
      return `_kindred_words "$(kindred completion bash --tracks 2>/dev/null | cut -f 1)"`;
    case 'anything':
      return ':';
  }
}
