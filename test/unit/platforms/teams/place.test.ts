import { describe, expect, it } from "vitest";
import { ReceivedActivity } from "../../../../src/platforms/teams/activity.ts";
import { placeOf, readPlace, referenceOf } from "../../../../src/platforms/teams/place.ts";
import { activity, TENANT } from "../../../support/teams/activities.ts";

const received = (more: Record<string, unknown> = {}) => ReceivedActivity.parse(activity(more));

describe("the place of a message", () => {
  it("is read back from what was stored, and leads to its conversation", () => {
    const place = placeOf(received(), "message-1");
    expect(place && readPlace(JSON.stringify(place))).toEqual(place);
    expect(place && referenceOf(place)).toMatchObject({
      channelId: "msteams",
      serviceUrl: "http://127.0.0.1:9/",
      conversation: { id: "a:personal-1", tenantId: TENANT },
      bot: { id: expect.stringMatching(/^28:/) },
      user: { id: "29:apprentice-one" },
    });
  });

  it("is the same text for the same message", () => {
    expect(JSON.stringify(placeOf(received(), "m"))).toBe(JSON.stringify(placeOf(received(), "m")));
  });

  it("knows no tenant where the activity named none", () => {
    const place = placeOf(received({ conversation: { id: "a" }, channelData: null }), "m");
    expect(place?.tenant).toBeNull();
    expect(place && referenceOf(place).conversation).not.toHaveProperty("tenantId");
  });

  it("is nowhere without a service to answer to, or without a message", () => {
    expect(placeOf(received({ serviceUrl: null }), "m")).toBeNull();
    expect(placeOf(received(), "")).toBeNull();
  });

  it.each(["", "{", "null", "[]", "{}", '{"channel":"C1","ts":"1"}'])("takes %j for none of ours", (stored) => {
    expect(readPlace(stored)).toBeNull();
  });
});
