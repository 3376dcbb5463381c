import { expect, it } from 'vitest';
import { createProgram } from '../main.js';
import { bashCompletion } from './bash-completion.js';
import { completedCommands } from './completed-commands.js';
import { fishCompletion } from './fish-completion.js';
import { zshCompletion } from './zsh-completion.js';

const program = createProgram(() => undefined);

it('knows what can be typed behind every command and every option, whichever is added', () => {
  const commands = completedCommands(program);
  expect(commands.map(({ name }) => name)).toEqual(program.commands.map((one) => one.name()));
  for (const script of [bashCompletion, zshCompletion, fishCompletion]) {
    const text = script(commands, []);
    for (const option of commands.flatMap(({ options }) => options)) {
      expect(text).toContain(option.name.slice(2));
    }
  }
  program.command('sing').option('--key <note>', 'in which key');
  expect(() => completedCommands(program)).toThrow(
    'nobody said what can be typed for --key <note>',
  );
});
