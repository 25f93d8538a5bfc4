import type { Command } from "../src/core/command.ts";
import { calendarCommand } from "./calendar.ts";
import { contactsCommand } from "./contacts.ts";
import { curriculumCommand } from "./curriculum.ts";
import { deadlinesCommand } from "./deadlines.ts";
import { doubtsCommand } from "./doubts.ts";
import { exceptionCommand } from "./exception.ts";
import { faqCommand } from "./faq.ts";
import { helpCommand } from "./help.ts";
import { nextPeriodCommand } from "./next-period.ts";
import { programmeSettingsCommand } from "./programme-settings.ts";
import { settingsCommand } from "./settings.ts";
import { whoamiCommand } from "./whoami.ts";

/** Every command, in the order in which help shows them. */
export const commands: readonly Command[] = [
  nextPeriodCommand,
  calendarCommand,
  deadlinesCommand,
  curriculumCommand,
  contactsCommand,
  faqCommand,
  whoamiCommand,
  settingsCommand,
  doubtsCommand,
  exceptionCommand,
  programmeSettingsCommand,
  helpCommand,
];
