import { describe, expect, it } from "vitest";
import { openResponses } from "../../../../src/platforms/slack/response-url.ts";

describe("the address of a later answer", () => {
  const slack = openResponses("https://slack.com/api/");
  it.each([
    ["https://hooks.slack.com/actions/T1/2/x", true],
    ["https://hooks.slack-gov.com/actions/T1/2/x", true],
    ["https://hooks.slack.com.evil.example/", false],
    ["https://evilslack.com/", false],
    ["http://hooks.slack.com/actions/T1/2/x", false],
    ["http://127.0.0.1/", false],
    ["nothing", false],
  ])("%s is Slack's own: %s", (url, own) => {
    expect(slack.takes(url)).toBe(own);
  });

  it("of another Slack is at the same place", async () => {
    const other = openResponses("http://127.0.0.1:4003/api/");
    expect(other.takes("http://127.0.0.1:4003/commands/x")).toBe(true);
    expect(other.takes("http://127.0.0.1:4004/commands/x")).toBe(false);
    expect(other.takes("https://hooks.slack.com/actions/x")).toBe(false);
    expect(await other.send("https://hooks.slack.com/actions/x", { text: "x" })).toBe(false);
  });
});
