import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card, Field, Form } from "../../../../src/core/card.ts";
import { LANGS } from "../../../../src/core/words/lang.ts";
import { type Origin, readKept } from "../../../../src/platforms/slack/metadata.ts";
import { cardView, formView, waitView } from "../../../../src/platforms/slack/views.ts";
import { anyCard, anyForm } from "../../../support/slack/any-card.ts";
import { longName } from "../../../support/slack/big-cards.ts";
import { checkSlackPayload } from "../../../support/slack/check-payload.ts";

const field = (more: Partial<Field> = {}): Field => ({
  name: "why",
  label: "Why",
  kind: "text",
  required: true,
  ...more,
});
const form = (fields: readonly Field[], more: Partial<Form> = {}): Form => ({
  command: "topic",
  fixed: { step: "fill" },
  submit: "Send",
  fields,
  ...more,
});
const card: Card = { title: "Topic", parts: [{ kind: "text", text: "<b>As *typed*</b>" }], buttons: [] };
const home: Origin = { kind: "home" };

describe("a form in a window", () => {
  const fields = [
    field({ name: "hour", kind: "number", value: "8" }),
    field({ name: "lang", kind: "choice", value: "fr", choices: [{ value: "fr", label: "French" }] }),
    field({ name: "day", kind: "date", required: false, value: "2026-11-22" }),
    field({ kind: "long-text", maxLength: 10, value: "twelve chars", help: "In a few words", problem: "Too long" }),
  ];

  it("shows what its card says, its fields with what stands in them, help and problems", () => {
    const view = formView(card, form(fields), { lang: "en", origin: home });
    expect(checkSlackPayload({ view })).toEqual([]);
    expect(view).toMatchObject({
      title: { text: "Topic" },
      submit: { text: "Send" },
      blocks: [
        { type: "rich_text", elements: [{ elements: [{ text: "<b>As *typed*</b>" }] }] },
        { optional: false, element: { type: "plain_text_input", initial_value: "8" } },
        { optional: false, element: { type: "static_select", initial_option: { value: "fr" } } },
        { optional: true, element: { type: "datepicker", initial_date: "2026-11-22" } },
        {
          element: { type: "plain_text_input", multiline: true, initial_value: "twelve ch…" },
          hint: { text: "⚠ Too long\nIn a few words" },
        },
      ],
    });
  });

  it("keeps what is known and where it was opened", () => {
    const origin: Origin = { kind: "message", place: { channel: "D1", ts: "1.1" } };
    const view = formView(card, form(fields), { lang: "en", origin });
    const kept = { command: "topic", fixed: { step: "fill" }, lang: "en", origin };
    expect(readKept(view.private_metadata ?? "")).toEqual(kept);
  });

  it("gives a field another id when another value stands in it, so that Slack shows that one", () => {
    const ids = (value: string) =>
      formView(card, form([field({ value })]), { lang: "en", origin: null }).blocks.map(({ block_id }) => block_id);
    expect(ids("one")).toEqual(ids("one"));
    expect(ids("one")).not.toEqual(ids("two"));
  });

  it("that may be kept as a draft asks for nothing before it is sent, and says what is needed", () => {
    const view = formView(card, form(fields, { keep: "Keep it, do not send" }), { lang: "en", origin: home });
    expect(checkSlackPayload({ view })).toEqual([]);
    const inputs = view.blocks.flatMap((block) => ("optional" in block ? [block] : []));
    expect(inputs.map(({ optional }) => optional)).toEqual([true, true, true, true, true]);
    expect(inputs[0]).toMatchObject({ hint: { text: "Needed to send." } });
    expect(inputs[2]).not.toHaveProperty("hint");
    expect(inputs[4]).toMatchObject({
      element: { type: "checkboxes", options: [{ text: { text: "Keep it, do not send" } }] },
    });
  });

  it("says how many fields have no room", () => {
    const many = Array.from({ length: 45 }, (_, i) => field({ name: `f${i}` }));
    expect(JSON.stringify(formView(card, form(many), { lang: "en", origin: null }))).toContain("… 5 more fields");
    const long = Array.from({ length: 40 }, (_, i) =>
      field({ name: `f${i}`, kind: "long-text", value: "€".repeat(3000) }),
    );
    const view = formView(card, form(long), { lang: "en", origin: null });
    expect(checkSlackPayload({ view })).toEqual([]);
    expect(JSON.stringify(view)).toMatch(/… \d+ more fields/);
  });

  it("whose known part does not fit is not offered", () => {
    const view = formView(card, form([field()], { fixed: { text: "x".repeat(3000) } }), { lang: "en", origin: null });
    expect(view.submit).toBeUndefined();
    expect(JSON.stringify(view)).toContain("too large for Slack");
  });
});

describe("a window", () => {
  it("shows a title that has no room above in its text", () => {
    const view = cardView({ ...card, title: longName(100) }, "fr");
    expect(view.title.text).toHaveLength(24);
    expect(view.blocks[0]).toMatchObject({ type: "header", text: { text: longName(100).trim() } });
  });

  it("shows the title of a card that says nothing else", () => {
    expect(cardView({ title: "Noted", parts: [], buttons: [] }, "en").blocks).toMatchObject([
      { text: { text: "Noted" } },
    ]);
  });

  it("shows items without their buttons: they stay where it was opened", () => {
    const press = { label: "Approve", command: "approve", input: {} };
    const view = cardView({ ...card, parts: [{ kind: "item", title: "One", lines: [], buttons: [press] }] }, "en");
    expect(JSON.stringify(view)).toContain("One");
    expect(JSON.stringify(view)).not.toContain("Approve");
  });

  it("waits in the reader's language", () => {
    for (const lang of LANGS) expect(checkSlackPayload({ view: waitView(lang) })).toEqual([]);
    expect(JSON.stringify(waitView("fr"))).toContain("Un instant…");
  });

  it("keeps Slack's limits for any card and any form", () => {
    fc.assert(
      fc.property(anyCard, anyForm, fc.constantFrom(...LANGS), (one, asked, lang) => {
        expect(checkSlackPayload({ view: cardView(one, lang) })).toEqual([]);
        const origin: Origin = { kind: "answer", url: `https://hooks.slack.com/actions/${"x".repeat(200)}` };
        expect(checkSlackPayload({ view: formView(one, asked, { lang, origin }) })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("what a window keeps", () => {
  it.each([
    "",
    "{",
    "null",
    '{"v":2,"c":"help","i":{},"l":"fr","o":null}',
    '{"v":1,"c":"help","i":{"a":{}},"l":"fr","o":null}',
    '{"v":1,"c":"help","i":{},"l":"fr","o":{"kind":"message","place":{"channel":"D1"}}}',
    '{"v":1,"c":"help","i":{},"l":"de","o":null}',
  ])("is refused when forged or from another version: %s", (text) => {
    expect(readKept(text)).toBeNull();
  });
});
