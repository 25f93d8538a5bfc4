import type { Command } from "../src/core/command.ts";
import { dossierWordCommands } from "../src/core/dossiers/word-commands.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import { attentionCommand } from "./attention.ts";
import { calendarCommand } from "./calendar.ts";
import { contactsCommand } from "./contacts.ts";
import { curriculumCommand } from "./curriculum.ts";
import { deadlinesCommand } from "./deadlines.ts";
import { delegateCommand } from "./delegate.ts";
import { dossierCommand } from "./dossier.ts";
import { dossierDoCommand } from "./dossier-do.ts";
import { dossierPlanCommand } from "./dossier-plan.ts";
import { dossierRefuseCommand } from "./dossier-refuse.ts";
import { dossierStartCommand } from "./dossier-start.ts";
import { dossierWithdrawCommand } from "./dossier-withdraw.ts";
import { doubtsCommand } from "./doubts.ts";
import { exceptionCommand } from "./exception.ts";
import { faqCommand } from "./faq.ts";
import { helpCommand } from "./help.ts";
import { hoursCommand } from "./hours.ts";
import { inboxCommand } from "./inbox.ts";
import { lateCommand } from "./late.ts";
import { myPeopleCommand } from "./my-people.ts";
import { nextPeriodCommand } from "./next-period.ts";
import { programmeSettingsCommand } from "./programme-settings.ts";
import { progressCommand } from "./progress.ts";
import { reminderCommand } from "./reminder.ts";
import { reminderLaterCommand } from "./reminder-later.ts";
import { reminderRequeueCommand } from "./reminder-requeue.ts";
import { reminderWhyCommand } from "./reminder-why.ts";
import { remindersCommand } from "./reminders.ts";
import { replaceCommand } from "./replace.ts";
import { reviewCommand } from "./review.ts";
import { settingsCommand } from "./settings.ts";
import { startCommand } from "./start.ts";
import { teamCommand } from "./team.ts";
import { whoamiCommand } from "./whoami.ts";

/** Every command, in the order in which help shows them. */
export const commands: readonly Command[] = [
  nextPeriodCommand,
  inboxCommand,
  dossierCommand,
  startCommand,
  calendarCommand,
  deadlinesCommand,
  progressCommand,
  hoursCommand,
  myPeopleCommand,
  teamCommand,
  curriculumCommand,
  contactsCommand,
  faqCommand,
  whoamiCommand,
  settingsCommand,
  remindersCommand,
  lateCommand,
  delegateCommand,
  replaceCommand,
  doubtsCommand,
  exceptionCommand,
  programmeSettingsCommand,
  attentionCommand,
  helpCommand,
  dossierDoCommand,
  dossierRefuseCommand,
  dossierWithdrawCommand,
  dossierPlanCommand,
  dossierStartCommand,
  reviewCommand,
  reminderCommand,
  reminderLaterCommand,
  reminderWhyCommand,
  reminderRequeueCommand,
];

/** What most people ask most goes before the words of the dossiers: Teams suggests the first twelve. */
const FIRST = 6;

/** Those, and one for each word that these programmes give their dossiers. */
export function commandsFor(programmes: Iterable<Programme>): readonly Command[] {
  return [
    ...commands.slice(0, FIRST),
    ...dossierWordCommands(dossierCommand, programmes, commands),
    ...commands.slice(FIRST),
  ];
}
