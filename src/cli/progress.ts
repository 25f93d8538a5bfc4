import type { Terminal } from "./terminal.ts";

export interface Progress {
  step(done: number): void;
  end(): void;
}

const BAR = 20;

/** One line on stderr that is written over as the work goes on; nothing where nobody watches. */
export function progressLine(terminal: Terminal, label: string, total: number): Progress {
  const { columns } = terminal;
  if (columns === null || total === 0) return { step: () => {}, end: () => {} };
  let shown = -1;
  return {
    step(done) {
      const percent = Math.floor((done / total) * 100);
      if (percent === shown) return;
      shown = percent;
      const filled = Math.floor((percent * BAR) / 100);
      const line = `${label} [${"#".repeat(filled)}${"-".repeat(BAR - filled)}] ${percent} %  ${done}/${total}`;
      terminal.err(`\r${line.slice(0, columns - 1)}`);
    },
    end: () => terminal.err(`\r${" ".repeat(columns - 1)}\r`),
  };
}
