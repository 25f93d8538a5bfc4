export const TENANT = "00000000-0000-4000-8000-000000000001";
export const APP_ID = "00000000-0000-4000-8000-000000000011";
export const USER = "00000000-0000-4000-8000-000000000020";

export type Json = Readonly<Record<string, unknown>>;

let count = 0;

/** An activity in the shape in which Teams sends it, in a personal chat unless `more` says otherwise. */
export function activity(more: Json = {}): Record<string, unknown> {
  count += 1;
  return {
    type: "message",
    id: `activity-${count}`,
    timestamp: "2026-11-22T08:00:00.000Z",
    channelId: "msteams",
    serviceUrl: "http://127.0.0.1:9/",
    from: { id: "29:apprentice-one", name: "Apprentice One", aadObjectId: USER },
    recipient: { id: `28:${APP_ID}`, name: "Passerelle" },
    conversation: { id: "a:personal-1", conversationType: "personal", tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: "en-GB",
    localTimezone: "Europe/Paris",
    ...more,
  };
}

export const message = (text: string, more: Json = {}): Record<string, unknown> =>
  activity({ type: "message", text, textFormat: "plain", ...more });

/** A press on a host that knows only `Action.Submit`. */
export const submit = (value: unknown, more: Json = {}): Record<string, unknown> => activity({ value, ...more });

/** A press on `Action.Execute`. */
export const execute = (data: unknown, more: Json = {}): Record<string, unknown> =>
  activity({
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { type: "Action.Execute", verb: "next-period", data }, trigger: "manual" },
    replyToId: "card-1",
    ...more,
  });

/** What Teams sends when someone installs the bot in a personal chat: both are "added". */
export const installed = (more: Json = {}): Record<string, unknown> =>
  activity({
    type: "conversationUpdate",
    membersAdded: [{ id: "29:apprentice-one", aadObjectId: USER }, { id: `28:${APP_ID}` }],
    ...more,
  });
