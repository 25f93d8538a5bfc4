import { UMBRELLA } from "../src/core/line.ts";
import { SLACK_RESERVED } from "../src/domain/programme/read-command.ts";

export const MOST_COMMANDS = 50;
/** With the slash. */
const LONGEST_NAME = 32;

function objection(name: string): string | null {
  if (SLACK_RESERVED.includes(name)) return `/${name} is one of Slack's own commands`;
  if (!/^[a-z0-9_-]+$/.test(name)) return `/${name} holds something else than a-z, 0-9, - and _`;
  if (name.length + 1 > LONGEST_NAME) return `/${name} has more than ${LONGEST_NAME} characters`;
  return null;
}

/**
 * The names of the slash commands, without their slash: the umbrella, then each command with the prefix.
 * @throws Error that tells every name Slack would refuse, and why
 */
export function slackNames(names: readonly string[], prefix: string): readonly string[] {
  const all = [UMBRELLA, ...names.map((name) => prefix + name)];
  const objections = all.map(objection).filter((one) => one !== null);
  const twice = all.filter((name, index) => all.indexOf(name) !== index);
  objections.push(...twice.map((name) => `/${name} is there twice`));
  if (all.length > MOST_COMMANDS) objections.push(`${all.length} commands are more than ${MOST_COMMANDS}`);
  if (objections.length > 0) throw new Error(`Slack would refuse this manifest: ${objections.join("; ")}`);
  return all;
}
