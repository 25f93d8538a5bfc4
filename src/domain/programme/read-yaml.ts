import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import { type Fault, type FileProblem, type Path, ProgrammeFileError, say } from "./problems.ts";

/** Longer files are no programmes. */
const MOST_CHARACTERS = 1_000_000;

const MOST_SYNTAX_FAULTS = 3;

export interface YamlFile {
  readonly data: unknown;
  /** The line of a key or value; of the nearest thing around it when it is not there. */
  lineOf(path: Path, where: "key" | "value"): number;
  /** The keys of a map in the order of the file, which JavaScript does not keep for numbers. */
  keysOf(path: Path): readonly string[];
}

/** @throws ProgrammeFileError for anything that is not plain YAML: tabs, anchors and aliases, tags, keys said twice, broken syntax, too much of it. */
export function readYaml(text: string, file: string): YamlFile {
  const refuse = (faults: readonly (Fault & { line: number })[]): never => {
    throw new ProgrammeFileError(faults.map((fault): FileProblem => ({ file, ...fault })));
  };
  if (text.length > MOST_CHARACTERS) refuse([{ line: 1, ...tooLong }]);
  const tabs = text.split("\n").flatMap((line, index) => {
    if (!line.includes("\t")) return [];
    return [{ line: index + 1, ...(/^\s*\t/.test(line) ? indentTab : innerTab) }];
  });
  if (tabs.length > 0) refuse(tabs);

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  // One slip makes YAML stumble over the lines that follow, too.
  const syntax = [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_FAULTS).map((error) => ({
    line: lineAt(error.pos[0]),
    ...syntaxFault(error.code),
  }));
  const forbidden = forbiddenIn(document).map(({ offset, fault }) => ({ line: lineAt(offset), ...fault }));
  if (syntax.length + forbidden.length > 0) refuse([...syntax, ...forbidden]);
  if (!isMap(document.contents)) refuse([{ line: 1, ...noMap }]);

  return {
    data: document.toJS({ maxAliasCount: 0 }),
    lineOf: (path, where) => lineAt(offsetOf(document, path, where)),
    keysOf(path) {
      const node = path.length === 0 ? document.contents : document.getIn([...path], true);
      return isMap(node) ? node.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key)) : [];
    },
  };
}

/** Signs that nobody sees, line ends apart. */
const CONTROL = /(?!\n)\p{Cc}/u;

function forbiddenIn(document: Document): { offset: number; fault: Fault }[] {
  const found: { offset: number; fault: Fault }[] = [];
  visit(document, (_, node) => {
    if (isPair(node) && isScalar(node.key) && String(node.key.value) in {}) {
      found.push({ offset: node.key.range?.[0] ?? 0, fault: reserved(String(node.key.value)) });
    }
    if (isPair(node) || !isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) found.push({ offset, fault: alias });
    else if (node.anchor !== undefined) found.push({ offset, fault: alias });
    else if (node.tag !== undefined) found.push({ offset, fault: tag });
    else if (isScalar(node) && CONTROL.test(String(node.value))) found.push({ offset, fault: control });
  });
  return found;
}

function offsetOf(document: Document, path: Path, where: "key" | "value"): number {
  let node: unknown = document.contents;
  let offset = 0;
  path.forEach((step, depth) => {
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(step));
      const target = pair && (where === "key" && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key));
      // A block value begins on the line after its key; the key is what a reader looks for.
      const block = isMap(target) || isSeq(target) ? !target.flow : false;
      const shown = block && pair ? pair.key : target;
      if (isNode(shown)) offset = shown.range?.[0] ?? offset;
      node = pair?.value ?? null;
    } else if (isSeq(node)) {
      node = node.items[Number(step)] ?? null;
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else node = null;
  });
  return offset;
}

const tooLong: Fault = {
  problem: say(
    `le fichier dépasse ${MOST_CHARACTERS.toLocaleString("fr")} caractères`,
    `the file is longer than ${MOST_CHARACTERS.toLocaleString("en")} characters`,
  ),
  mend: say("gardez une formation par fichier", "keep one programme a file"),
};
const indentTab: Fault = {
  problem: say("une tabulation sert de retrait", "a tab is used to indent"),
  mend: say("écrivez deux espaces à sa place", "write two spaces instead"),
};
const innerTab: Fault = {
  problem: say("une tabulation se trouve dans cette ligne", "a tab stands in this line"),
  mend: say("écrivez une espace à sa place", "write a space instead"),
};
const alias: Fault = {
  problem: say(
    "les ancres (&) et les renvois (*) de YAML ne sont pas acceptés",
    "YAML anchors (&) and aliases (*) are not taken",
  ),
  mend: say(
    "écrivez la valeur en entier ; mettez entre guillemets un texte qui commence par & ou *",
    "write the value out; put quotes around a text that begins with & or *",
  ),
};
const tag: Fault = {
  problem: say("les étiquettes (!) de YAML ne sont pas acceptées", "YAML tags (!) are not taken"),
  mend: say(
    "écrivez la valeur sans étiquette ; mettez entre guillemets un texte qui commence par !",
    "write the value without a tag; put quotes around a text that begins with !",
  ),
};
const control: Fault = {
  problem: say(
    "un signe de commande invisible se trouve dans ce texte",
    "an invisible control sign stands in this text",
  ),
  mend: say("retirez-le, ou écrivez ce texte de nouveau", "take it out, or type that text anew"),
};
/** What every object of JavaScript has already: such a key would vanish, or be found where nobody wrote it. */
const reserved = (key: string): Fault => ({
  problem: say(`\`${key}\` ne peut pas être un nom ici`, `\`${key}\` cannot be a name here`),
  mend: say("écrivez un autre mot", "write another word"),
});
const noMap: Fault = {
  problem: say("le fichier ne contient pas de clés", "the file has no keys"),
  mend: say("commencez par `programme: …`", "begin with `programme: …`"),
};

function syntaxFault(code: string): Fault {
  switch (code) {
    case "DUPLICATE_KEY":
      return {
        problem: say(
          "cette clé est déjà écrite plus haut au même endroit",
          "this key was already written above in the same place",
        ),
        mend: say("renommez l'une des deux ou retirez-la", "rename one of the two or take it out"),
      };
    case "BAD_ALIAS":
      return alias;
    case "BAD_INDENT":
      return {
        problem: say(
          "le retrait de cette ligne ne suit pas les lignes voisines",
          "this line is not indented like its neighbours",
        ),
        mend: say(
          "alignez-la sur les autres clés du même endroit, par pas de deux espaces, ou fermez le crochet ouvert plus haut",
          "line it up with the other keys of the same place, in steps of two spaces, or close the bracket opened above",
        ),
      };
    case "MULTIPLE_DOCS":
      return {
        problem: say("le fichier contient plusieurs documents YAML", "the file holds several YAML documents"),
        mend: say(
          "retirez les lignes `---` et gardez une formation par fichier",
          "take out the `---` lines and keep one programme a file",
        ),
      };
    case "MISSING_CHAR":
      return {
        problem: say(
          "il manque ici un signe : guillemet, virgule, deux-points ou accolade",
          "a sign is missing here: a quote, comma, colon or brace",
        ),
        mend: check,
      };
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
    case "UNEXPECTED_TOKEN":
    case "BAD_SCALAR_START":
      return {
        problem: say(
          "un signe de YAML se trouve au milieu d'un texte",
          "a sign of YAML stands in the middle of a text",
        ),
        mend: say("mettez ce texte entre guillemets", "put quotes around that text"),
      };
    default:
      return { problem: say("YAML ne se lit pas ici", "YAML cannot be read here"), mend: check };
  }
}

const check = say(
  "vérifiez les deux-points, les guillemets et les accolades de cette ligne et de la précédente",
  "check the colons, quotes and braces of this line and the one before",
);
