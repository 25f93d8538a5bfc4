import type { Lang } from "../../core/words/lang.ts";
import type { Say } from "../../core/words/words.ts";
import type { Assets } from "./assets.ts";
import type { PageWord } from "./words.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** The page before its script has run. `data-word` names what the script says again when the language changes. */
export function renderPage(lang: Lang, say: Say<PageWord>, assets: Assets): string {
  const word = (key: PageWord): string => escapeHtml(say(key));
  const mark = assets.url("mark.svg");
  const languages = (["fr", "en"] as const)
    .map((one) => {
      const name = { fr: "Français", en: "English" }[one];
      return `<button type="button" lang="${one}" data-lang="${one}" aria-pressed="${one === lang}" title="${name}"><span aria-hidden="true">${one.toUpperCase()}</span><span class="unseen">${name}</span></button>`;
    })
    .join("");
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Passerelle</title>
<meta name="description" content="${word("tagline")}">
<link rel="icon" type="image/svg+xml" href="${mark}">
<link rel="stylesheet" href="${assets.url("client.css")}">
<script type="module" src="${assets.url("client.js")}"></script>
</head>
<body data-view="people">
<a class="skip" href="#conversation" data-word="skip">${word("skip")}</a>
<header>
<img src="${mark}" alt="" width="40" height="40">
<div class="brand"><h1>Passerelle</h1><p data-word="tagline">${word("tagline")}</p></div>
<div class="languages" role="group" aria-label="${word("language")}" data-label="language">${languages}</div>
</header>
<noscript><p class="notice">${word("noScript")}</p></noscript>
${assets.built ? "" : `<p class="notice">${word("needsBuild")}</p>`}
<div class="columns">
<nav id="people" aria-labelledby="people-title">
<h2 id="people-title" data-word="people">${word("people")}</h2>
<p class="hint" data-word="peopleHint">${word("peopleHint")}</p>
<ul id="people-list"></ul>
</nav>
<main id="conversation" tabindex="-1" aria-labelledby="who">
<div class="who" id="who-bar" hidden>
<h2 id="who"></h2>
<button type="button" id="change" aria-label="${word("changeLabel")}" data-label="changeLabel" data-word="change">${word("change")}</button>
</div>
<div id="logs"><p id="empty"><img src="${mark}" alt="" width="72" height="72"><span data-word="empty">${word("empty")}</span></p></div>
<p id="news" class="unseen" role="status"></p>
<p id="status" role="status" data-offline="${word("offline")}"></p>
<div class="compose" id="compose" hidden>
<div id="suggestions" role="group" aria-label="${word("suggestions")}" data-label="suggestions"></div>
<form id="ask">
<label class="unseen" for="line" data-word="line">${word("line")}</label>
<input id="line" name="line" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="line-hint" placeholder="${word("placeholder")}" data-placeholder="placeholder">
<button type="submit" data-word="send">${word("send")}</button>
</form>
<p class="hint" id="line-hint" data-word="lineHint">${word("lineHint")}</p>
</div>
</main>
</div>
</body>
</html>
`;
}
