/** Every element that sticks out of the window on the right. */
export function stickingOut() {
  const wide = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest("[hidden]"),
  );
  const scrolls = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
  return [...scrolls, ...wide.map((element) => `${element.tagName}.${element.className}`)];
}

/** Texts whose colour stands out from what is behind them by less than 4.5 to 1 (WCAG 2, 1.4.3). */
export function poorContrast() {
  const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = (element) => {
    if (!element) return [255, 255, 255];
    const colour = parse(getComputedStyle(element).backgroundColor);
    return colour.length === 3 || colour[3] === 1 ? colour : behind(element.parentElement);
  };
  const texts = [...document.querySelectorAll("body *")].filter((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    return own && element.getBoundingClientRect().height > 2 && !element.closest("noscript");
  });
  return texts.flatMap((element) => {
    const both = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (both[0] + 0.05) / (both[1] + 0.05);
    return ratio < 4.5 ? [`${ratio.toFixed(2)} ${element.tagName} ${element.textContent}`] : [];
  });
}

/** Labels of buttons of which a part cannot be read. */
export function cutLabels() {
  const labels = [...document.querySelectorAll(".log:not([hidden]) .card button > div")];
  return labels.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent);
}

/** Controls that a screen reader could not name. */
export function nameless() {
  const named = (one) =>
    one.textContent || one.getAttribute("aria-label") || one.labels?.length || one.ariaLabelledByElements?.length;
  return [...document.querySelectorAll("button, input, select, textarea")]
    .filter((one) => !named(one))
    .map((one) => one.outerHTML);
}

/** What has the keyboard. */
export function focused() {
  const { id, className, textContent } = document.activeElement;
  return { id, kind: className, text: textContent };
}

/** What a screen reader says with a field, beside its name. */
export function descriptionOf(field) {
  const ids = (field.getAttribute("aria-describedby") ?? "").split(" ");
  return ids.map((id) => document.getElementById(id)?.textContent);
}
