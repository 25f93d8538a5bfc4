import type { Someone } from "../wire.ts";
import { make } from "./dom.ts";

/** The list of those one may be, under the programme they have to do with; the one chosen is marked. */
export function listPeople(
  list: HTMLElement,
  people: readonly Someone[],
  chosen: string | null,
  choose: (someone: Someone) => void,
): void {
  const items = people.flatMap((someone, index) => {
    const button = make(
      "button",
      { class: "person" },
      make("span", { class: "initials", text: initials(someone.name) }),
      make("span", { class: "name", text: someone.name }),
      make("span", { class: "roles", text: someone.roles }),
    );
    button.type = "button";
    button.dataset["person"] = someone.email;
    button.firstElementChild?.setAttribute("aria-hidden", "true");
    if (someone.email === chosen) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => choose(someone));
    const item = make("li", {}, button);
    const begins = someone.programme !== "" && someone.programme !== people[index - 1]?.programme;
    return begins ? [make("li", { class: "programme" }, make("h3", { text: someone.programme })), item] : [item];
  });
  list.replaceChildren(...items);
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? "").join("");
}
