import type { KnownBlock, RichTextElement } from "@slack/types";
import { LIMITS } from "./limits.ts";
import { type Line, plainRun, type Run } from "./lines.ts";

/** Blocks being laid out within what one message may hold. Lines share a block until it is full. */
export interface Sheet {
  /** False, and nothing is added, when there is no room. */
  line(line: Line, gap: boolean): boolean;
  small(text: string): boolean;
  block(block: KnownBlock, length: number): boolean;
  /** All of them or none. */
  blocksTogether(blocks: readonly KnownBlock[], length: number): boolean;
  /** Room set aside until now may be used. */
  release(blocks: number, weight: number): void;
  blocks(): KnownBlock[];
}

export function createSheet(maxBlocks: number, maxWeight: number): Sheet {
  const done: KnownBlock[] = [];
  let open: RichTextElement[] = [];
  let openLength = 0;
  let blocksLeft = maxBlocks;
  let weightLeft = maxWeight;

  function flush(): void {
    if (open.length === 0) return;
    done.push({ type: "rich_text", elements: [{ type: "rich_text_section", elements: open }] });
    open = [];
    openLength = 0;
  }

  function take(weight: number, newBlocks: number): boolean {
    const cost = weight + newBlocks * LIMITS.blockWeight;
    if (cost > weightLeft || newBlocks > blocksLeft) return false;
    weightLeft -= cost;
    blocksLeft -= newBlocks;
    return true;
  }

  function add(blocks: readonly KnownBlock[], length: number): boolean {
    if (!take(length, blocks.length)) return false;
    flush();
    done.push(...blocks);
    return true;
  }

  return {
    line(line, gap) {
      const length = line.reduce((sum, run) => sum + lengthOf(run), 2);
      const starts = open.length === 0 || openLength + length > LIMITS.section;
      if (!take(length + line.length * LIMITS.runWeight, starts ? 1 : 0)) return false;
      if (starts) flush();
      else endLine(open, gap ? "\n\n" : "\n");
      open.push(...line);
      openLength += length;
      return true;
    },
    small: (text) => add([{ type: "context", elements: [{ type: "plain_text", text, emoji: false }] }], text.length),
    block: (block, length) => add([block], length),
    blocksTogether: add,
    release(blocks, weight) {
      blocksLeft += blocks;
      weightLeft += weight;
    },
    blocks() {
      flush();
      return done;
    },
  };
}

function lengthOf(run: Run): number {
  return run.type === "text" ? run.text.length : 1;
}

function endLine(open: RichTextElement[], end: string): void {
  const last = open.at(-1);
  if (last?.type === "text") open[open.length - 1] = { ...last, text: `${last.text}${end}` };
  else open.push(plainRun(end));
}
