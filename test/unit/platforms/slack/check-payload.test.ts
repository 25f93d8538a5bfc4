import { describe, expect, it } from "vitest";
import { checkSlackPayload } from "../../../support/slack/check-payload.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const message = (...blocks: unknown[]) => ({ text: "Next period", blocks });
const section = (text: string) => ({ type: "section", text: plain(text) });
const button = (more: object = {}) => ({ type: "button", action_id: "a", text: plain("Ask"), value: "1", ...more });
const input = (element: object) => ({ type: "input", label: plain("Hour"), element: { action_id: "a", ...element } });
const rich = (text: string) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
const option = (value: string) => ({ text: plain("One"), value });
const modal = (more: object = {}) => ({
  view: {
    type: "modal",
    title: plain("A form"),
    submit: plain("Send"),
    blocks: [input({ type: "datepicker" })],
    ...more,
  },
});

describe("the limit checker", () => {
  it("passes a good message and a good home", () => {
    expect(checkSlackPayload(message(section("hello"), rich("hello")))).toEqual([]);
    expect(checkSlackPayload({ user_id: "U1", view: { type: "home", blocks: [section("hello")] } })).toEqual([]);
  });

  it("passes a good window, and each way to answer one that was sent", () => {
    expect(checkSlackPayload(modal())).toEqual([]);
    const tick = input({ type: "checkboxes", options: [option("x")] });
    expect(checkSlackPayload(modal({ blocks: [{ ...tick, hint: plain("why") }] }))).toEqual([]);
    expect(checkSlackPayload({ response_action: "update", ...modal() })).toEqual([]);
    expect(checkSlackPayload({ response_action: "clear" })).toEqual([]);
    expect(checkSlackPayload({ response_action: "errors", errors: { hour: "0 to 23" } })).toEqual([]);
  });

  const planted: [string, unknown][] = [
    ["no object", "hello"],
    ["no text", { blocks: [section("x")] }],
    ["a text of 4,001 characters", { text: "x".repeat(4001), blocks: [section("x")] }],
    ["a mention in the text", { text: "<!channel>", blocks: [section("x")] }],
    ["a bare ampersand in the text", { text: "a & b", blocks: [section("x")] }],
    ["no blocks", message()],
    ["51 blocks", message(...Array.from({ length: 51 }, () => section("x")))],
    ["101 blocks at home", { type: "home", blocks: Array.from({ length: 101 }, () => section("x")) }],
    ["a view of no kind", { view: { blocks: [section("x")] } }],
    ["a window without a title", modal({ title: undefined })],
    ["a window's title of 25 characters", modal({ title: plain("x".repeat(25)) })],
    ["a window's title in mrkdwn", modal({ title: { type: "mrkdwn", text: "x" } })],
    ["a submit of 25 characters", modal({ submit: plain("x".repeat(25)) })],
    ["a close of 25 characters", modal({ close: plain("x".repeat(25)) })],
    ["inputs that cannot be sent", modal({ submit: undefined })],
    ["3,001 characters kept in a window", modal({ private_metadata: "x".repeat(3001) })],
    ["a window's name of 256 characters", modal({ callback_id: "x".repeat(256) })],
    ["101 blocks in a window", modal({ blocks: Array.from({ length: 101 }, () => section("x")) })],
    ["a window over 250 kB", modal({ blocks: Array.from({ length: 90 }, () => section("€".repeat(3000))) })],
    [
      "the same input twice",
      modal({ blocks: [1, 2].map(() => ({ ...input({ type: "datepicker" }), block_id: "a" })) }),
    ],
    [
      "a hint of 2,001 characters",
      modal({ blocks: [{ ...input({ type: "datepicker" }), hint: plain("x".repeat(2001)) }] }),
    ],
    ["11 checkboxes", modal({ blocks: [input({ type: "checkboxes", options: Array(11).fill(option("x")) })] })],
    ["an answer that does nothing", { response_action: "open" }],
    ["an update without a view", { response_action: "update" }],
    ["an update with a bad view", { response_action: "update", ...modal({ submit: undefined }) }],
    ["errors without one", { response_action: "errors", errors: {} }],
    ["an empty error", { response_action: "errors", errors: { hour: "" } }],
    ["a block that is no object", message("x")],
    ["an unknown block", message({ type: "table" })],
    ["the same block_id twice", message({ ...section("x"), block_id: "a" }, { ...section("x"), block_id: "a" })],
    ["a block_id of 256 characters", message({ ...section("x"), block_id: "x".repeat(256) })],
    ["a section of 3,001 characters", message(section("x".repeat(3001)))],
    ["an empty section", message(section(""))],
    ["a blank section", message(section("  "))],
    ["a section without text", message({ type: "section" })],
    ["11 fields", message({ type: "section", fields: Array.from({ length: 11 }, () => plain("x")) })],
    ["a field of 2,001 characters", message({ type: "section", fields: [plain("x".repeat(2001))] })],
    ["a mention in mrkdwn", message({ type: "section", text: { type: "mrkdwn", text: "<@U1>" } })],
    ["emoji in mrkdwn", message({ type: "section", text: { type: "mrkdwn", text: "x", emoji: true } })],
    ["a header of 151 characters", message({ type: "header", text: plain("x".repeat(151)) })],
    ["a header in mrkdwn", message({ type: "header", text: { type: "mrkdwn", text: "x" } })],
    ["11 context elements", message({ type: "context", elements: Array.from({ length: 11 }, () => plain("x")) })],
    ["a picture on this machine", message({ type: "image", image_url: "http://127.0.0.1/a.png", alt_text: "x" })],
    ["a picture without words", message({ type: "image", image_url: "https://example.org/a.png" })],
    ["26 buttons", message({ type: "actions", elements: Array.from({ length: 26 }, () => button()) })],
    ["the same action_id twice", message({ type: "actions", elements: [button(), button()] })],
    ["a button of 76 characters", message({ type: "actions", elements: [button({ text: plain("x".repeat(76)) })] })],
    ["a value of 2,001 characters", message({ type: "actions", elements: [button({ value: "x".repeat(2001) })] })],
    ["a button of another style", message({ type: "actions", elements: [button({ style: "default" })] })],
    ["a select among the buttons", message({ type: "actions", elements: [{ type: "static_select" }] })],
    ["an unknown input", message(input({ type: "radio_buttons" }))],
    ["an input without element", message({ type: "input", label: plain("x") })],
    ["an input of 3,001 characters", message(input({ type: "plain_text_input", max_length: 3001 }))],
    ["a value over its length", message(input({ type: "plain_text_input", max_length: 2, initial_value: "xyz" }))],
    ["an empty preset", message(input({ type: "plain_text_input", initial_value: "" }))],
    ["no options", message(input({ type: "static_select", options: [] }))],
    ["101 options", message(input({ type: "static_select", options: Array(101).fill(option("x")) }))],
    ["an option value of 76", message(input({ type: "static_select", options: [option("x".repeat(76))] }))],
    [
      "a preset that is no option",
      message(input({ type: "static_select", options: [option("a")], initial_option: option("b") })),
    ],
    ["a date that is none", message(input({ type: "datepicker", initial_date: "22/11/2026" }))],
    ["an empty rich text", message({ type: "rich_text", elements: [] })],
    ["a rich text without runs", message({ type: "rich_text", elements: [{ type: "rich_text_section" }] })],
    ["an empty run", message(rich(""))],
    ["a user in a rich text", message({ ...rich("x"), elements: [{ ...rich("x").elements[0], elements: [{}] }] })],
    ["a rich text of 3,001 characters", message(rich("x".repeat(3001)))],
    ["a message too long as a whole", message(...Array.from({ length: 5 }, () => rich("x".repeat(2900))))],
  ];
  it.each(planted)("catches %s", (_, bad) => {
    expect(checkSlackPayload(bad)).not.toEqual([]);
  });
});
