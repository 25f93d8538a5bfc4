import { HostConfig } from "adaptivecards";

const text = (colour: string) => ({ default: `var(--${colour})`, subtle: "var(--subtle)" });

const ink = {
  default: text("ink"),
  dark: text("ink"),
  light: text("ink"),
  accent: text("accent"),
  good: text("ink"),
  warning: text("ink"),
  attention: text("danger"),
};

const style = (background: string) => ({
  backgroundColor: background,
  borderColor: "var(--line)",
  foregroundColors: ink,
});

const font = {
  fontFamily: "inherit",
  fontSizes: { small: 13, default: 15, medium: 17, large: 19, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
};

/** Our looks for the cards. Colours are the style sheet's variables, so that cards follow light and dark by themselves. */
export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  fontTypes: { default: font, monospace: font },
  lineHeights: { small: 18, default: 22, medium: 24, large: 26, extraLarge: 30 },
  spacing: { small: 6, default: 10, medium: 14, large: 18, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: {
    default: style("transparent"),
    emphasis: style("var(--sunken)"),
    warning: { ...style("var(--doubt)"), foregroundColors: { ...ink, default: text("doubt-ink") } },
  },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: "medium", weight: "bolder" }, columnHeader: { weight: "bolder" } },
  factSet: {
    title: { weight: "default", isSubtle: true, wrap: true, maxWidth: 180 },
    value: { wrap: true },
    spacing: 12,
  },
  table: { cellSpacing: 8 },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", size: "small" },
  },
  actions: {
    maxActions: 20,
    spacing: "medium",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    // What tells one button from the next may stand at the end of its label.
    allowTitleToWrap: true,
  },
});
