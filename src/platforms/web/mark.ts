/** The mark: a footbridge over water. */
export const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" role="img" aria-label="Passerelle">
<rect width="40" height="40" rx="10" fill="#0e5a66"/>
<g fill="none" stroke-linecap="round" stroke-linejoin="round">
<path d="M7 33.5q3.25-2.4 6.5 0t6.5 0 6.5 0 6.5 0" stroke="#7fc4c6" stroke-width="1.8"/>
<path d="M10.5 24v-6.4M15.2 21.7v-6.4M20 21v-6.4M24.8 21.7v-6.4M29.5 24v-6.4" stroke="#e9f4f3" stroke-width="1.6"/>
<path d="M6 20Q20 8.6 34 20" stroke="#e9f4f3" stroke-width="2"/>
<path d="M5 27.6Q20 14.4 35 27.6" stroke="#fff" stroke-width="3.2"/>
</g>
</svg>
`;
