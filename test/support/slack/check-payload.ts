/** What Slack refuses, as its reference and its error messages say; shares nothing with the renderer. */
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Every way in which a message, an answer or a view would be refused or harm its readers; empty when it is good. */
export function checkSlackPayload(payload: unknown): string[] {
  return isObject(payload) ? [...checkRoot(payload)] : ["payload: not an object"];
}

type Wrongs = Generator<string, void>;

function* checkRoot(payload: Json): Wrongs {
  if (payload["response_action"] !== undefined) {
    yield* checkAnswer(payload);
    return;
  }
  const inner = payload["view"];
  const root = isObject(inner) ? inner : payload;
  const isView = isObject(inner) || root["type"] === "home" || root["type"] === "modal";
  if (isView) yield* checkView(root);
  else yield* checkFallback(root["text"]);
  const blocks = listOf(root["blocks"]);
  if (blocks.length === 0) yield "blocks: none";
  if (blocks.length > (isView ? 100 : 50)) yield `blocks: ${blocks.length} of them`;
  yield* checkBlocks(blocks);
  const total = allTexts(blocks).reduce((sum, text) => sum + text.length, 0) + blocks.length * 20;
  if (!isView && total > 12_000) yield `blocks: msg_blocks_too_long (${total})`;
}

function* checkBlocks(blocks: readonly unknown[]): Wrongs {
  const seen = new Set<unknown>();
  for (const [index, block] of blocks.entries()) {
    const at = `blocks[${index}]`;
    if (!isObject(block)) {
      yield `${at}: not an object`;
      continue;
    }
    const id = block["block_id"];
    if (id !== undefined) {
      yield* checkText(id, 255, `${at}.block_id`);
      if (seen.has(id)) yield `${at}: block_id ${String(id)} twice`;
      seen.add(id);
    }
    yield* checkBlock(block, at);
  }
}

/** What a window that was sent is answered with. */
function* checkAnswer({ response_action: action, errors, view }: Json): Wrongs {
  if (action === "update" && isObject(view)) yield* checkRoot(view);
  else if (action === "errors" && isObject(errors)) {
    if (Object.keys(errors).length === 0) yield "errors: none";
    for (const [block, error] of Object.entries(errors)) yield* checkText(error, 2000, `errors.${block}`);
  } else if (action !== "clear") yield `response_action: ${String(action)} without what it needs`;
}

function* checkView(view: Json): Wrongs {
  const type = view["type"];
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) yield "view: over 250 kB";
  yield* checkOptionalText(view["private_metadata"], 3000, "view.private_metadata");
  yield* checkOptionalText(view["callback_id"], 255, "view.callback_id");
  if (type === "home") return;
  if (type !== "modal") yield `view: type ${String(type)}`;
  yield* checkTextObject(view["title"], 24, "view.title", true);
  for (const key of ["submit", "close"]) {
    if (view[key] !== undefined) yield* checkTextObject(view[key], 24, `view.${key}`, true);
  }
  const asks = listOf(view["blocks"]).some((block) => isObject(block) && block["type"] === "input");
  if (asks && view["submit"] === undefined) yield "view: inputs, and no submit";
}

function* checkOptionalText(text: unknown, max: number, at: string): Wrongs {
  if (text !== undefined && (typeof text !== "string" || text.length > max)) yield `${at}: over ${max} characters`;
}

function* checkFallback(text: unknown): Wrongs {
  if (typeof text !== "string" || text.trim() === "") {
    yield `text: missing`;
    return;
  }
  if (text.length > 4000) yield `text: ${text.length} characters`;
  yield* checkMrkdwn(text, "text");
}

/** Mentions and links are only those that a renderer wrote; here it writes none. */
function* checkMrkdwn(text: string, at: string): Wrongs {
  if (/[<>]/.test(text)) yield `${at}: unescaped < or >`;
  if (/&(?!amp;|lt;|gt;)/.test(text)) yield `${at}: unescaped &`;
}

function* checkText(text: unknown, max: number, at: string): Wrongs {
  if (typeof text !== "string") {
    yield `${at}: no text`;
    return;
  }
  if (text === "") yield `${at}: empty text`;
  if (text.length > max) yield `${at}: ${text.length} characters, ${max} allowed`;
}

function* checkTextObject(value: unknown, max: number, at: string, plainOnly = false): Wrongs {
  if (!isObject(value)) {
    yield `${at}: no text object`;
    return;
  }
  const type = value["type"];
  if (type !== "plain_text" && (plainOnly || type !== "mrkdwn")) yield `${at}: text type ${String(type)}`;
  yield* checkText(value["text"], max, at);
  if (typeof value["text"] === "string" && value["text"].trim() === "") yield `${at}: blank text`;
  if (type === "mrkdwn" && "emoji" in value) yield `${at}: emoji in mrkdwn`;
  if (type === "mrkdwn" && typeof value["text"] === "string") yield* checkMrkdwn(value["text"], at);
}

function* checkBlock(block: Json, at: string): Wrongs {
  switch (block["type"]) {
    case "header":
      yield* checkTextObject(block["text"], 150, `${at}.text`, true);
      return;
    case "divider":
      return;
    case "section": {
      const fields = block["fields"];
      if (block["text"] !== undefined || fields === undefined)
        yield* checkTextObject(block["text"], 3000, `${at}.text`);
      if (fields !== undefined && (listOf(fields).length === 0 || listOf(fields).length > 10)) {
        yield `${at}: ${listOf(fields).length} fields`;
      }
      for (const [i, field] of listOf(fields).entries()) yield* checkTextObject(field, 2000, `${at}.fields[${i}]`);
      return;
    }
    case "context": {
      const elements = listOf(block["elements"]);
      if (elements.length === 0 || elements.length > 10) yield `${at}: ${elements.length} elements`;
      for (const [i, element] of elements.entries()) yield* checkTextObject(element, 3000, `${at}.elements[${i}]`);
      return;
    }
    case "image":
      if (!/^https:\/\//.test(String(block["image_url"]))) yield `${at}: image_url that Slack cannot fetch`;
      yield* checkText(block["image_url"], 3000, `${at}.image_url`);
      yield* checkText(block["alt_text"], 2000, `${at}.alt_text`);
      return;
    case "actions":
      yield* checkActions(block, at);
      return;
    case "input":
      yield* checkTextObject(block["label"], 2000, `${at}.label`, true);
      if (block["hint"] !== undefined) yield* checkTextObject(block["hint"], 2000, `${at}.hint`, true);
      yield* checkInput(block["element"], `${at}.element`);
      return;
    case "rich_text":
      yield* checkRichText(block, at);
      return;
    default:
      yield `${at}: block type ${String(block["type"])}`;
  }
}

function* checkActions(block: Json, at: string): Wrongs {
  const elements = listOf(block["elements"]);
  if (elements.length === 0 || elements.length > 25) yield `${at}: ${elements.length} elements`;
  const ids = elements.map((element) => (isObject(element) ? element["action_id"] : undefined));
  if (new Set(ids).size !== ids.length) yield `${at}: action_id twice`;
  for (const [i, element] of elements.entries()) {
    const here = `${at}.elements[${i}]`;
    if (!isObject(element) || element["type"] !== "button") {
      yield `${here}: not a button`;
      continue;
    }
    yield* checkText(element["action_id"], 255, `${here}.action_id`);
    yield* checkTextObject(element["text"], 75, `${here}.text`, true);
    if (element["value"] !== undefined) yield* checkText(element["value"], 2000, `${here}.value`);
    if (!["primary", "danger", undefined].some((style) => style === element["style"])) yield `${here}: style`;
  }
}

function* checkInput(element: unknown, at: string): Wrongs {
  if (!isObject(element)) {
    yield `${at}: no element`;
    return;
  }
  yield* checkText(element["action_id"], 255, `${at}.action_id`);
  switch (element["type"]) {
    case "plain_text_input": {
      const max = Number(element["max_length"] ?? 3000);
      if (!(max >= 1 && max <= 3000)) yield `${at}: max_length ${max}`;
      if (element["initial_value"] !== undefined)
        yield* checkText(element["initial_value"], max, `${at}.initial_value`);
      return;
    }
    case "static_select":
      yield* checkOptions(element, at, 100);
      return;
    case "checkboxes":
      yield* checkOptions(element, at, 10);
      return;
    case "datepicker":
      if (!/^\d{4}-\d\d-\d\d$/.test(String(element["initial_date"] ?? "2026-01-01"))) yield `${at}: initial_date`;
      return;
    default:
      yield `${at}: input type ${String(element["type"])}`;
  }
}

function* checkOptions(element: Json, at: string, most: number): Wrongs {
  const options = listOf(element["options"]).filter(isObject);
  if (options.length === 0 || options.length > most) yield `${at}: ${options.length} options`;
  for (const [i, option] of options.entries()) {
    yield* checkTextObject(option["text"], 75, `${at}.options[${i}]`, true);
    yield* checkText(option["value"], 75, `${at}.options[${i}].value`);
  }
  const initial = element["initial_option"];
  if (initial === undefined) return;
  const known = options.some((option) => JSON.stringify(option) === JSON.stringify(initial));
  if (!known) yield `${at}: initial_option is none of the options`;
}

function* checkRichText(block: Json, at: string): Wrongs {
  const elements = listOf(block["elements"]);
  if (elements.length === 0) yield `${at}: no elements`;
  let length = 0;
  for (const [i, element] of elements.entries()) {
    const runs = isObject(element) ? listOf(element["elements"]) : [];
    if (!isObject(element) || element["type"] !== "rich_text_section") yield `${at}.elements[${i}]: not a section`;
    if (runs.length === 0) yield `${at}.elements[${i}]: empty`;
    for (const [j, run] of runs.entries()) {
      const here = `${at}.elements[${i}].elements[${j}]`;
      if (!isObject(run)) yield `${here}: not an object`;
      else if (run["type"] === "text") {
        yield* checkText(run["text"], 3000, here);
        length += String(run["text"]).length;
      } else if (run["type"] !== "emoji" || typeof run["name"] !== "string")
        yield `${here}: run ${String(run["type"])}`;
    }
  }
  if (length > 3000) yield `${at}: ${length} characters`;
}

/** The texts a reader sees, wherever they stand in a block. */
function allTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(allTexts);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "text" && typeof inner === "string" ? [inner] : allTexts(inner),
  );
}
