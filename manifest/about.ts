/** What both stores of apps are told about Passerelle. */
export const ABOUT = {
  name: "Passerelle",
  short: "Where am I, what is next, what is due · Où suis-je, et ensuite, et pour quand",
  long: [
    "Passerelle keeps a work-study programme on time. Apprentices, masters, tutors and registrars ask it where someone is today, when they go back to school and what is due, and get the answer where they already talk.",
    "Passerelle tient une formation en alternance à l'heure. Apprentis, maîtres d'apprentissage, tuteurs et scolarité lui demandent où l'on est aujourd'hui, quand on retourne à l'école et ce qui est à rendre ; la réponse arrive là où l'on parle déjà.",
  ].join("\n\n"),
  colour: "#0f5c63",
} as const;
