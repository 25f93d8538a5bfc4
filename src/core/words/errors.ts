import { defineWords } from "./words.ts";

/** One sentence (`ID`) and one next step (`ID.next`) for every UserError. */
export const errorWords = defineWords({
  fr: {
    "unknown-person":
      "Je ne trouve {email, select, none {pas votre adresse} other {pas {email}}} dans les inscriptions.",
    "unknown-person.next":
      "Demandez à la scolarité d'ajouter cette adresse à la liste des inscrits, puis posez de nouveau la question.",
    "unknown-command": "Je ne connais pas « {typed} ».",
    "unknown-command.next":
      "{nearest, select, none {Tapez « help » pour voir tout ce que je sais faire.} other {Vouliez-vous dire « {nearest} » ? Tapez « help » pour voir le reste.}}",
    "bad-arguments": "Je ne comprends pas {problem}.",
    "bad-arguments.next": "Écrivez : {usage}",
    "not-allowed": "Cela ne vous est pas ouvert.",
    "not-allowed.next": "{who, select, none {Personne n''a ce rôle pour le moment.} other {Demandez à : {who}.}}",
    "not-found": "Je ne trouve pas {what}.",
    "not-found.next": "{mend}",
    "no-enrolment": "Aucune inscription ne vous est rattachée aujourd'hui.",
    "no-enrolment.next": "Demandez à la scolarité de vérifier la liste des inscrits.",
    "no-database": "Il n''y a pas encore de base de données ({file}).",
    "no-database.next": "Lancez « npm start », ou « npx passerelle init --db FICHIER --demo ».",
    "database-newer": "La base {file} a été écrite par une version plus récente de Passerelle.",
    "database-newer.next": "Installez la version la plus récente, ou reprenez une sauvegarde faite avec celle-ci.",
    "database-corrupt": "La base {file} est abîmée ou n''est pas une base de Passerelle.",
    "database-corrupt.next":
      "Lancez « npx passerelle doctor », puis remettez la dernière sauvegarde du fichier à sa place.",
    "bad-file":
      "{count, plural, =0 {Le fichier {file} ne peut pas être lu : {problem}.} one {Une ligne de {file} est à corriger : {problem}.} other {# lignes de {file} sont à corriger : {problem}.}} Rien n''a été écrit.",
    "bad-file.next": "{mend, select, none {Corrigez le fichier et recommencez.} other {{mend}}}",
    "bad-config": "La variable {variable} est absente ou mal écrite.",
    "bad-config.next": "Écrivez par exemple : {mend}",
    failed: "Quelque chose s''est mal passé de mon côté ; rien n''a été perdu.",
    "failed.next": "Réessayez dans un instant. Référence : {reference}",
  },
  en: {
    "unknown-person": "I cannot find {email, select, none {your address} other {{email}}} in the roster.",
    "unknown-person.next": "Ask the registrar to add this address to the roster, then ask again.",
    "unknown-command": "I do not know “{typed}”.",
    "unknown-command.next":
      "{nearest, select, none {Type “help” to see everything I can do.} other {Did you mean “{nearest}”? Type “help” to see the rest.}}",
    "bad-arguments": "I do not understand {problem}.",
    "bad-arguments.next": "Write: {usage}",
    "not-allowed": "This is not open to you.",
    "not-allowed.next": "{who, select, none {Nobody holds that role at the moment.} other {Ask: {who}.}}",
    "not-found": "I cannot find {what}.",
    "not-found.next": "{mend}",
    "no-enrolment": "No enrolment is tied to you today.",
    "no-enrolment.next": "Ask the registrar to check the roster.",
    "no-database": "There is no database yet ({file}).",
    "no-database.next": "Run “npm start”, or “npx passerelle init --db FILE --demo”.",
    "database-newer": "The database {file} was written by a newer version of Passerelle.",
    "database-newer.next": "Install the newest version, or go back to a backup made with this one.",
    "database-corrupt": "The database {file} is damaged, or is no database of Passerelle.",
    "database-corrupt.next": "Run “npx passerelle doctor”, then put the latest backup of the file back in its place.",
    "bad-file":
      "{count, plural, =0 {The file {file} cannot be read: {problem}.} one {One line of {file} must be mended: {problem}.} other {# lines of {file} must be mended: {problem}.}} Nothing was written.",
    "bad-file.next": "{mend, select, none {Mend the file and try again.} other {{mend}}}",
    "bad-config": "The variable {variable} is missing or wrong.",
    "bad-config.next": "Write for example: {mend}",
    failed: "Something went wrong on my side; nothing was lost.",
    "failed.next": "Try again in a moment. Reference: {reference}",
  },
});
