import type { Lang } from "../../../core/words/lang.ts";
import { LIMITS } from "../limits.ts";
import type { PageState, Someone } from "../wire.ts";
import type { PageWord } from "../words.ts";
import { api } from "./api.ts";
import { followLive } from "./connection.ts";
import { type Conversation, conversation } from "./conversation.ts";
import { byId, make } from "./dom.ts";
import { type LineHistory, lineHistory } from "./history.ts";
import { speak } from "./language.ts";
import { listPeople } from "./people.ts";
import { isTooLong, keepWhole } from "./too-long.ts";
import "./client.css";

const list = byId("people-list", HTMLElement);
const logs = byId("logs", HTMLElement);
const who = byId("who", HTMLElement);
const compose = byId("compose", HTMLElement);
const chips = byId("suggestions", HTMLElement);
const ask = byId("ask", HTMLFormElement);
const line = byId("line", HTMLInputElement);
const change = byId("change", HTMLButtonElement);
const whoBar = byId("who-bar", HTMLElement);
const empty = byId("empty", HTMLElement);
const news = byId("news", HTMLElement);
const status = byId("status", HTMLElement);

interface Open {
  readonly talk: Conversation;
  readonly history: LineHistory;
}

const opened = new Map<string, Open>();
let page: PageState | null = null;
let current: Someone | null = null;

const say = (word: PageWord): string => page?.words[word] ?? "";
const langNow = (): Lang => page?.lang ?? "fr";

const announce = (text: string): void => news.replaceChildren(text);

function openFor(email: string): Open {
  let open = opened.get(email);
  if (!open) {
    const talk = conversation({ say, press: (data) => api.press(email, langNow(), data), announce });
    open = { talk, history: lineHistory() };
    opened.set(email, open);
    logs.append(talk.log);
    void remind(email);
  }
  return open;
}

/** What they were sent lately and the page does not show yet. */
async function remind(email: string): Promise<void> {
  const told = await api.reminders(email, langNow()).catch(() => null);
  if (told) opened.get(email)?.talk.remind(told);
}

async function press(title: string, data: unknown): Promise<void> {
  if (!current) return;
  await openFor(current.email).talk.exchange(title, api.press(current.email, langNow(), data));
}

async function send(text: string): Promise<void> {
  if (!current || text.trim() === "" || isTooLong(line)) return;
  const { talk, history } = openFor(current.email);
  history.add(text);
  line.value = "";
  await talk.exchange(text, api.line(current.email, langNow(), text));
}

async function suggest(): Promise<void> {
  if (!current) return;
  const { email } = current;
  const { suggestions } = await api.suggestions(email, langNow()).catch(() => ({ suggestions: [] }));
  if (current.email !== email) return;
  const buttons = suggestions.map(({ label, hint, data }) => {
    const button = make("button", { class: "chip", text: label });
    button.type = "button";
    button.title = hint;
    button.addEventListener("click", () => void press(label, data));
    return button;
  });
  chips.replaceChildren(...buttons);
}

/** What depends on the person and the language, drawn again. */
function refresh(): void {
  listPeople(list, page?.people ?? [], current?.email ?? null, (someone) => choose(someone, true));
  document.body.dataset["view"] = current ? "chat" : "people";
  compose.hidden = whoBar.hidden = current === null;
  empty.hidden = current !== null;
  for (const [email, open] of opened) open.talk.log.hidden = email !== current?.email;
  if (!current) return;
  openFor(current.email).talk.catchUp();
  const { name, roles } = current;
  who.replaceChildren(
    make("span", { class: "hello", text: `${say("hello")} ` }),
    make("strong", { text: name }),
    make("span", { class: "roles", text: roles }),
  );
  void suggest();
}

function choose(someone: Someone, focus: boolean): void {
  current = someone;
  openFor(someone.email);
  history.replaceState(null, "", `#as=${encodeURIComponent(someone.email)}`);
  refresh();
  if (focus) line.focus();
}

async function load(lang: Lang): Promise<void> {
  page = await api.people(lang);
  speak(page.lang, page.words);
  const email = current?.email ?? new URLSearchParams(location.hash.slice(1)).get("as");
  current = page.people.find((someone) => someone.email === email) ?? null;
  if (current) openFor(current.email);
  refresh();
}

ask.addEventListener("submit", (event) => {
  event.preventDefault();
  void send(line.value);
});

line.addEventListener("keydown", (event) => {
  if (!current || event.isComposing) return;
  const { history } = openFor(current.email);
  const other =
    event.key === "ArrowUp" ? history.older(line.value) : event.key === "ArrowDown" ? history.newer() : null;
  if (other === null) return;
  event.preventDefault();
  line.value = other;
});

keepWhole(line, say, LIMITS.text);

// The browser asks in its own words whether to leave.
addEventListener("beforeunload", (event) => {
  if ([...opened.values()].some(({ talk }) => talk.unsent())) event.preventDefault();
});

change.addEventListener("click", () => {
  document.body.dataset["view"] = "people";
  list.querySelector<HTMLElement>("[aria-current], button")?.focus();
});

for (const button of document.querySelectorAll<HTMLElement>("[data-lang]")) {
  button.addEventListener("click", () => void load(button.dataset["lang"] === "en" ? "en" : "fr").catch(unreachable));
}

function unreachable(): void {
  // The page brought the sentence along: before the first answer there are no other words.
  status.textContent = page ? say("offline") : (status.dataset["offline"] ?? "");
  status.dataset["state"] = "down";
}

await load(document.documentElement.lang === "en" ? "en" : "fr").catch(unreachable);
followLive({
  connection(up) {
    if (!up) return unreachable();
    if (!page) return location.reload();
    status.textContent = say("online");
    status.dataset["state"] = "up";
  },
  changed(dossiers) {
    for (const { talk } of opened.values()) talk.changed(dossiers);
  },
  reminded(email) {
    for (const one of opened.keys()) if (email === null || one === email) void remind(one);
  },
});
