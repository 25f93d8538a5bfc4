import { type Problems, say } from "./problems.ts";
import type { Contact, Curriculum, FactSheet } from "./programme.ts";
import { documentNumber, readSource } from "./read-source.ts";
import { namedOptions, type WrittenProgramme } from "./schema.ts";
import { instead } from "./suggest.ts";
import type { Text } from "./text.ts";

const CONTACT_KINDS = ["phone", "mail", "web", "address"] as const;

export function readCurriculum(
  written: WrittenProgramme,
  optionNames: readonly { readonly id: string; readonly name: Text }[],
  problems: Problems,
): Curriculum | null {
  const { curriculum, document } = written;
  if (!curriculum) return null;
  const at = ["curriculum"];
  const names = new Map([
    ...Object.entries(curriculum["unit names"]),
    ...optionNames.map(({ id, name }) => [id, name] as const),
  ]);
  const number = documentNumber(document);
  const units = curriculum.units.map((unit, index) => {
    const here = [...at, "units", index];
    const name = names.get(unit.unit);
    if (!name) {
      problems.add([...here, "unit"], {
        problem: say(
          `aucune unité ni option ne s'appelle \`${unit.unit}\``,
          `no unit or option is called \`${unit.unit}\``,
        ),
        mend: instead(unit.unit, [...names.keys()]),
      });
    }
    if (unit.year > written.years) {
      problems.add([...here, "year"], {
        problem: say(`la formation n'a que ${written.years} années`, `the course has only ${written.years} years`),
        mend: say(`écrivez une année de 1 à ${written.years}`, `write a year from 1 to ${written.years}`),
      });
    }
    const lines = Object.keys(unit.modules);
    return {
      year: unit.year,
      semester: unit.semester,
      id: unit.unit,
      option: optionNames.some(({ id }) => id === unit.unit) ? unit.unit : null,
      name: name ?? { fr: unit.unit, en: unit.unit },
      ects: unit.ects,
      source: { line: `${number}:${span(lines)}`, why: null },
      repaired: unit.repaired ?? null,
      note: unit.note ?? null,
      modules: Object.entries(unit.modules).map(([line, module]) => ({
        name: module,
        hours: unit.hours ?? null,
        source: { line: `${number}:${line}`, why: null },
      })),
    };
  });
  return { source: readSource(at, curriculum, document, problems), units };
}

/** `L198-200` of `L198`, `L199`, `L200`. */
function span(lines: readonly string[]): string {
  const [first = "", last = first] = [lines[0], lines.at(-1)];
  return first === last ? first : `${first}-${last.slice(1)}`;
}

export function readFacts(written: WrittenProgramme, problems: Problems): FactSheet[] {
  return Object.entries(written.facts ?? {}).map(([id, fact]) => ({
    id,
    rules: fact.rules ?? [],
    ask: fact.ask,
    answer: fact.answer,
    source: readSource(["facts", id], fact, written.document, problems),
    words: fact.words?.map(String) ?? [],
  }));
}

export function readContacts(written: WrittenProgramme, problems: Problems): Contact[] {
  const options = Object.keys(namedOptions(written));
  return Object.entries(written.contacts ?? {}).map(([id, contact]) => {
    if (contact.option !== undefined && !options.includes(contact.option)) {
      problems.add(["contacts", id, "option"], {
        problem: say(`aucune option ne s'appelle \`${contact.option}\``, `no option is called \`${contact.option}\``),
        mend: instead(contact.option, options),
      });
    }
    return {
      id,
      name: contact.name,
      about: contact.about,
      details: contact.details.flatMap((detail, index) => {
        const at = ["contacts", id, "details", index];
        const source = readSource(at, detail, written.document, problems);
        const said = CONTACT_KINDS.flatMap((kind) => {
          const value = detail[kind];
          return value === undefined ? [] : [{ kind, value, source }];
        });
        if (said.length !== 1) {
          problems.add(at, {
            problem: say("ce détail ne dit pas exactement une chose", "this detail does not say exactly one thing"),
            mend: say(
              "écrivez l'un de : `phone`, `mail`, `web`, `address`",
              "write one of: `phone`, `mail`, `web`, `address`",
            ),
          });
        }
        return said;
      }),
      option: contact.option ?? null,
      note: contact.note ?? null,
    };
  });
}
