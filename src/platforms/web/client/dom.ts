/** The element of the page with that id. @throws when the page and its script do not belong together */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`#${id} is missing`);
  return found;
}

interface Marks {
  readonly class?: string;
  readonly text?: string;
  readonly lang?: string;
  readonly label?: string;
}

/** A new element; text is only ever text. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  marks: Marks = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (marks.class !== undefined) element.className = marks.class;
  if (marks.text !== undefined) element.textContent = marks.text;
  if (marks.lang !== undefined) element.lang = marks.lang;
  if (marks.label !== undefined) element.setAttribute("aria-label", marks.label);
  element.append(...children);
  return element;
}
