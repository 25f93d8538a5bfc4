import { describe, expect, it } from "vitest";
import { shorten, typedText } from "../../../../src/platforms/slack/text.ts";

describe("text from Slack", () => {
  it("loses the mention of the bot, wherever it stands", () => {
    expect(typedText("<@UBOT> next-period", "UBOT")).toBe("next-period");
    expect(typedText("next-period <@UBOT|passerelle>", "UBOT")).toBe("next-period");
  });

  it("reads links, addresses and channels as they were typed", () => {
    const sent =
      "faq <mailto:a@b.example|a@b.example> <https://x.example|site> <https://y.example> <#C1|general> <@U2>";
    expect(typedText(sent, "UBOT")).toBe("faq a@b.example site https://y.example #general @U2");
  });

  it("reads escaped characters once", () => {
    expect(typedText("a &lt;b&gt; &amp;lt;", "UBOT")).toBe("a <b> &lt;");
  });
});

describe("a shortened text", () => {
  it("ends in an ellipsis and cuts no character in two", () => {
    expect(shorten("abcd", 4)).toBe("abcd");
    expect(shorten("abcde", 4)).toBe("abc…");
    expect(shorten("ab😀de", 4)).toBe("ab…");
  });
});
