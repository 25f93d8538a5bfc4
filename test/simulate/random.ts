/** A number from 0 to 1, 1 left out, that a seed and some words decide: the same whatever else was drawn before. */
export type Draw = (...words: readonly (string | number)[]) => number;

export function drawing(seed: number): Draw {
  return (...words) => {
    let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
    const text = words.join("\n");
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** One after the other. */
export function sequence(draw: Draw, name: string): () => number {
  let drawn = 0;
  return () => draw(name, drawn++);
}

/** Ids as the program makes them, that a seed decides. */
export function idsOf(draw: Draw): () => string {
  const next = sequence(draw, "ids");
  const word = () =>
    Math.floor(next() * 32 ** 6)
      .toString(32)
      .padStart(6, "0");
  return () => (word() + word() + word()).slice(0, 16);
}

/** A whole number from `least` to `most`, both included. */
export function between(share: number, least: number, most: number): number {
  return least + Math.floor(share * (most - least + 1));
}
