import type { Command } from "commander";

/** Puts flags written before the verb behind it, where commander reads them: `--json ask …` is `ask --json …`. */
export function verbFirst(program: Command, argv: readonly string[]): readonly string[] {
  const options = allCommands(program).flatMap((command) => command.options);
  const withValue = new Set(options.filter(({ required }) => required).map(({ long }) => long));
  const own = new Set(["-h", "--help", ...program.options.flatMap(({ short, long }) => [short, long])]);
  let first = 0;
  for (let word = argv[0]; word?.startsWith("-") && word !== "--" && !own.has(word); word = argv[first]) {
    first += withValue.has(word) ? 2 : 1;
  }
  const flags = argv.slice(0, first);
  const rest = argv.slice(first);
  const depth = verbsIn(program, rest).length;
  return depth === 0 ? argv : [...rest.slice(0, depth), ...flags, ...rest.slice(depth)];
}

/** The verbs that the words begin with, `import` and then `roster`. */
export function verbsIn(program: Command, words: readonly string[]): readonly Command[] {
  const [word, ...rest] = words;
  const next = program.commands.find((one) => one.name() === word);
  return next ? [next, ...verbsIn(next, rest)] : [];
}

function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}
