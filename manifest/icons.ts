import { ABOUT } from "./about.ts";

/** Our mark, a footbridge: a deck and a handrail on five posts. Drawn on 192 × 192. */
const BRIDGE = `
  <path d="M36 128 Q96 80 156 128" stroke-width="12"/>
  <path d="M36 94 Q96 46 156 94" stroke-width="8"/>
  <path d="M36 94 V128 M66 76 V110 M96 70 V104 M126 76 V110 M156 94 V128" stroke-width="6"/>`;

/** 192 × 192, in colour, over water. */
export const COLOR_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 192 192">
<rect width="192" height="192" fill="${ABOUT.colour}"/>
<g fill="none" stroke="#ffffff" stroke-linecap="round">${BRIDGE}
  <path d="M44 150 q13 -9 26 0 t26 0 t26 0 t26 0" stroke="#7fd1c7" stroke-width="6"/>
</g>
</svg>`;

/** 32 × 32, white on transparent, as Teams asks. */
export const OUTLINE_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="18 14 156 156">
<g fill="none" stroke="#ffffff" stroke-linecap="round">${BRIDGE}
</g>
</svg>`;
