import type { Lang } from "../core/words/lang.ts";
import { defineWords, sayer } from "../core/words/words.ts";
import type { Told } from "./told.ts";
import type { NotWritten } from "./write-new.ts";

const words = defineWords({
  fr: {
    exists: "Le fichier {file} existe déjà ; rien n''a été écrit.",
    "exists.file": "Choisissez un autre endroit, ou ajoutez --force pour le remplacer.",
    "exists.out": "Choisissez un autre répertoire avec --out, ou ajoutez --force pour le remplacer.",
    forbidden: "Écrire dans {file} n''est pas permis.",
    "not-a-folder": "{file} n''est pas un répertoire.",
    full: "Il n''y a plus de place pour {file}.",
    "next.file": "Choisissez un autre endroit.",
    "next.out": "Choisissez un autre répertoire avec --out.",
  },
  en: {
    exists: "The file {file} already exists; nothing was written.",
    "exists.file": "Choose another place, or add --force to replace it.",
    "exists.out": "Choose another folder with --out, or add --force to replace it.",
    forbidden: "Writing to {file} is not permitted.",
    "not-a-folder": "{file} is not a folder.",
    full: "There is no room left for {file}.",
    "next.file": "Choose another place.",
    "next.out": "Choose another folder with --out.",
  },
});

/** Why a file was not written, with what to do: where it is to be was named as a file, or as a folder with `--out`. */
export function notWritten({ why, file }: NotWritten, named: "file" | "out", lang: Lang): Told {
  const say = sayer(words, lang);
  const next = say(`${why === "exists" ? "exists" : "next"}.${named}`);
  return {
    ok: false,
    error: { id: why === "exists" ? "file-exists" : "not-written", message: say(why, { file }), next },
  };
}
