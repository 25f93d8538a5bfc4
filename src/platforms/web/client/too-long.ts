import type { PageWord } from "../words.ts";
import { make } from "./dom.ts";

type Written = HTMLInputElement | HTMLTextAreaElement;

/** A browser cuts what is pasted beyond a field's length and says nothing: here it all stays, and a line under the field says so until it fits. */
export function keepWhole(control: Written, say: (word: PageWord) => string, most = control.maxLength): void {
  if (most < 0) return;
  control.removeAttribute("maxlength");
  control.dataset["most"] = String(most);
  const note = make("p", { class: "too-long" });
  note.setAttribute("role", "status");
  (control.form ?? control).after(note);
  control.addEventListener("input", () => {
    const over = isTooLong(control);
    note.textContent = over ? `${control.value.length} / ${most}. ${say("tooLong")}` : "";
  });
}

/** Whether what is written there is longer than it may be. */
export function isTooLong({ value, dataset }: Written): boolean {
  const most = dataset["most"];
  return most !== undefined && value.length > Number(most);
}
