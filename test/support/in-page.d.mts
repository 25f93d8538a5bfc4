/** Functions that run inside the browser's page; they are handed over as text, so that each stands alone. */
export function stickingOut(): string[];
export function poorContrast(): string[];
export function cutLabels(): string[];
export function nameless(): string[];
export function focused(): { id: string; kind: string; text: string };
export function descriptionOf(field: unknown): (string | undefined)[];
