import { type Path, type Problems, say } from "./problems.ts";
import type { Source } from "./programme.ts";
import type { Text } from "./text.ts";

/** The number that begins a document's source lines: `001` of `001_guide.txt`. */
export function documentNumber(document: string | undefined): string | null {
  return document === undefined ? null : (/^\d{3}/.exec(document)?.[0] ?? null);
}

/** Reads `source` and `why`, which lie in one place of the file. */
export function readSource(
  at: Path,
  written: { readonly source: string; readonly why?: Text | undefined },
  document: string | undefined,
  problems: Problems,
): Source {
  const { source, why = null } = written;
  if (source === "none") {
    if (why === null) {
      problems.add([...at, "source"], {
        problem: say("`source: none` ne dit pas pourquoi", "`source: none` does not say why"),
        mend: say(
          "ajoutez `why: { fr: …, en: … }` : d'où vient la valeur",
          "add `why: { fr: …, en: … }`: where the value comes from",
        ),
      });
    }
    return { line: null, why };
  }
  const number = documentNumber(document);
  if (number === null) {
    // Told once: every source of the file would say the same.
    problems.add(["programme"], {
      problem: say(
        "des sources citent un document que le fichier ne nomme pas",
        "sources cite a document that the file does not name",
      ),
      mend: say(
        "ajoutez en tête `document: …`, qui commence par son numéro",
        "add `document: …` at the top, beginning with its number",
      ),
    });
  } else if (!source.startsWith(`${number}:`)) {
    problems.add([...at, "source"], {
      problem: say(
        `la source \`${source}\` n'est pas dans le document de la formation`,
        `the source \`${source}\` is not in the programme's document`,
      ),
      mend: say(`écrivez \`${number}:L…\``, `write \`${number}:L…\``),
    });
  }
  const backwards = source.split(", ").find((lines) => isBackwards(lines));
  if (backwards !== undefined) {
    problems.add([...at, "source"], {
      problem: say(`\`${backwards}\` finit avant de commencer`, `\`${backwards}\` ends before it begins`),
      mend: say(
        "écrivez la première ligne d'abord, comme `L391-399`",
        "write the first line first, such as `L391-399`",
      ),
    });
  }
  return { line: source, why };
}

/** `001:L14-12`. */
function isBackwards(lines: string): boolean {
  const [, from, to] = /L(\d+)-(\d+)$/.exec(lines) ?? [];
  return Number(to) < Number(from);
}
