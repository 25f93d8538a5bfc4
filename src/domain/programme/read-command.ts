import { type Problems, say } from "./problems.ts";

/** Slack takes these for itself; one of them makes it refuse a whole manifest. */
export const SLACK_RESERVED: readonly string[] = [
  "status",
  "me",
  "join",
  "away",
  "dnd",
  "shrug",
  "remind",
  "msg",
  "feed",
  "who",
  "collapse",
  "expand",
  "leave",
  "open",
  "search",
  "topic",
  "mute",
  "pro",
  "shortcuts",
];

/** Notes what is wrong with the word people type for a dossier; `taken` keeps each word with its dossier, null for one of the program's own. */
export function readCommand(
  command: string,
  dossier: string,
  taken: Map<string, string | null>,
  problems: Problems,
): void {
  const at = ["dossiers", dossier, "command"];
  const other = taken.get(command);
  if (other !== null) taken.set(command, dossier);
  const free = freeWord(dossier, taken);
  if (SLACK_RESERVED.includes(command)) {
    problems.add(at, {
      problem: say(`\`${command}\` est une commande de Slack`, `\`${command}\` is one of Slack's own commands`),
      mend: say(`écrivez un autre mot, comme \`${free}\``, `write another word, such as \`${free}\``),
    });
  } else if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(command) || command.length > 31) {
    problems.add(at, {
      problem: say(`\`${command}\` ne peut pas se taper comme commande`, `\`${command}\` cannot be typed as a command`),
      mend: say(
        "écrivez des minuscules sans accent, des chiffres et des tirets, 31 au plus",
        "write lower case letters without accents, digits and hyphens, 31 at most",
      ),
    });
  } else if (other === null) {
    problems.add(at, {
      problem: say(
        `\`${command}\` est déjà une commande du programme : ce mot n'ouvrirait jamais ce dossier`,
        `\`${command}\` is already one of the program's own commands: that word would never open this dossier`,
      ),
      mend: say(`écrivez un autre mot, comme \`${free}\``, `write another word, such as \`${free}\``),
    });
  } else if (other !== undefined) {
    problems.add(at, {
      problem: say(
        `\`${command}\` est déjà la commande de \`${other}\``,
        `\`${command}\` is already the command of \`${other}\``,
      ),
      mend: say(`écrivez un autre mot, comme \`${free}\``, `write another word, such as \`${free}\``),
    });
  }
}

/** A word that could be typed for a dossier: its id, unless somebody has that already. */
function freeWord(dossier: string, taken: ReadonlyMap<string, string | null>): string {
  const isFree = (word: string) => !SLACK_RESERVED.includes(word) && !taken.has(word);
  return [dossier, `my-${dossier}`, `our-${dossier}`].find(isFree) ?? `${dossier}-2`;
}
