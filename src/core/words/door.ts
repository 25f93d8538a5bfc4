import { defineWords } from "./words.ts";

export const doorWords = defineWords({
  fr: { help: "Tout ce que je sais faire", search: "Chercher dans les questions fréquentes" },
  en: { help: "Everything I can do", search: "Search the common questions" },
});
