import { describe, expect, it } from "vitest";
import { ReceivedActivity, tenantOf, typedText } from "../../../../src/platforms/teams/activity.ts";
import { APP_ID, activity, message, TENANT } from "../../../support/teams/activities.ts";

const read = (json: unknown): ReceivedActivity => ReceivedActivity.parse(json);
const mention = (text: string, id: string) => ({ type: "mention", text, mentioned: { id, name: "Someone" } });

describe("what was typed", () => {
  const bot = `28:${APP_ID}`;
  const typed = (text: string, entities: readonly unknown[] = []): string =>
    typedText(read(message(text, { entities })));

  it("is taken with and without a slash, in any case", () => {
    expect(typed("next-period")).toBe("next-period");
    expect(typed("/next-period school")).toBe("/next-period school");
    expect(typed("  NEXT-Period \n")).toBe("NEXT-Period");
  });

  it("leaves the bot's mention out, wherever it stands", () => {
    const entities = [mention("<at>Passerelle</at>", bot)];
    expect(typed("<at>Passerelle</at> next-period", entities)).toBe("next-period");
    expect(typed("<at>Passerelle</at>&nbsp;/next-period", entities)).toBe("/next-period");
    expect(typed("next-period <at>Passerelle</at>", entities)).toBe("next-period");
  });

  it("keeps what is said of somebody else", () => {
    const entities = [mention("<at>Passerelle</at>", bot), mention("<at>Apprentice Two</at>", "29:two")];
    expect(typed("<at>Passerelle</at> faq <at>Apprentice Two</at>", entities)).toBe("faq Apprentice Two");
  });

  it("takes the bot's name typed by hand", () => {
    expect(typed("@Passerelle next-period")).toBe("next-period");
    expect(typed("passerelle /next-period")).toBe("/next-period");
    expect(typed("passerelles next-period")).toBe("passerelles next-period");
  });

  it("survives mentions that are none", () => {
    expect(typed("next-period", [{ type: "mention" }, null, 3, { type: "clientInfo", locale: "en-US" }])).toBe(
      "next-period",
    );
    expect(typedText(read(activity()))).toBe("");
  });
});

describe("the tenant", () => {
  it("is the one that conversation and channel data agree on", () => {
    expect(tenantOf(read(activity()))).toBe(TENANT);
    expect(tenantOf(read(activity({ channelData: null })))).toBe(TENANT);
    expect(tenantOf(read(activity({ conversation: { id: "a" } })))).toBe(TENANT);
  });

  it("is nobody's when they differ or say nothing", () => {
    expect(tenantOf(read(activity({ channelData: { tenant: { id: "other" } } })))).toBeNull();
    expect(tenantOf(read(activity({ conversation: { id: "a" }, channelData: {} })))).toBeNull();
  });
});
