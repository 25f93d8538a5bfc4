import type { Lang } from "../../../core/words/lang.ts";
import type { Answer, PageState, Reminders, Suggestions } from "../wire.ts";

/** The server could not be reached, or answered nothing that the page understands. */
class Unreachable extends Error {}

async function request(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Unreachable(String(error));
  }
}

/** The page and its server are built together, so that a body is what the wire's types say. */
async function get<Body>(url: string): Promise<Body> {
  const response = await request(url);
  if (!response.ok) throw new Unreachable(`HTTP ${response.status}`);
  return (await response.json()) as Body;
}

/** A refusal is an answer too, with its sentence. */
async function post(url: string, body: object): Promise<Answer> {
  const headers = { "Content-Type": "application/json" };
  const response = await request(url, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as Answer;
}

export const api = {
  people: (lang: Lang): Promise<PageState> => get(`/chat/people?lang=${lang}`),
  suggestions: (as: string, lang: Lang): Promise<Suggestions> =>
    get(`/chat/suggestions?lang=${lang}&as=${encodeURIComponent(as)}`),
  reminders: (as: string, lang: Lang): Promise<Reminders> =>
    get(`/chat/reminders?lang=${lang}&as=${encodeURIComponent(as)}`),
  line: (as: string, lang: Lang, text: string): Promise<Answer> => post(`/chat/line?lang=${lang}`, { as, lang, text }),
  press: (as: string, lang: Lang, data: unknown): Promise<Answer> =>
    post(`/chat/press?lang=${lang}`, { as, lang, data }),
};
