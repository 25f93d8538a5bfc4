import type { Lang } from "../../../core/words/lang.ts";
import type { Answer, PageState, Suggestions } from "../wire.ts";

/** The server could not be reached, or answered nothing that the page understands. */
class Unreachable extends Error {}

async function request<Body>(url: string, init: RequestInit = {}): Promise<Body> {
  try {
    const response = await fetch(url, init);
    return (await response.json()) as Body;
  } catch (error) {
    throw new Unreachable(String(error));
  }
}

function post(url: string, body: object): Promise<Answer> {
  return request(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const api = {
  people: (lang: Lang): Promise<PageState> => request(`/chat/people?lang=${lang}`),
  suggestions: (as: string, lang: Lang): Promise<Suggestions> =>
    request(`/chat/suggestions?lang=${lang}&as=${encodeURIComponent(as)}`),
  line: (as: string, lang: Lang, text: string): Promise<Answer> => post(`/chat/line?lang=${lang}`, { as, lang, text }),
  press: (as: string, lang: Lang, data: unknown): Promise<Answer> =>
    post(`/chat/press?lang=${lang}`, { as, lang, data }),
};
