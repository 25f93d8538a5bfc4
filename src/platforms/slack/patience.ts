import { retryAfter } from "./errors.ts";

/** Longest pause that Slack may ask for before the one other try. */
const PATIENCE_SECONDS = 30;

/** One more try after the pause that Slack asks for. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const seconds = retryAfter(error);
    if (seconds === null || seconds > PATIENCE_SECONDS) throw error;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return call();
  }
}
