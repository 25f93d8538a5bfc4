import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

export interface Line {
  readonly what: string;
  readonly found: string;
  readonly detail?: string;
  readonly target: string | null;
  /** Null: there is nothing to be met. */
  readonly met: boolean | null;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly how: string;
  readonly lines: readonly Line[];
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const FILE = join(packageRoot(), "docs", "benchmarks.md");
const HEAD =
  "# Benchmarks\n\nRatios are what counts: the machines differ. `npm run bench` measures again and rewrites its sections.\n";

/** Prints a section and puts it in the place of its last version in docs/benchmarks.md. */
export function writeSection(section: Section): void {
  const text = `${textOf(section)}\n`;
  process.stdout.write(`\n${text}`);
  const [open, close] = [`<!-- bench:${section.id} -->`, `<!-- /bench:${section.id} -->`];
  const block = `${open}\n${text}${close}\n`;
  const file = existsSync(FILE) ? readFileSync(FILE, "utf8") : HEAD;
  const from = file.indexOf(open);
  const to = file.indexOf(close);
  const next =
    from < 0 || to < from ? `${file}\n${block}` : file.slice(0, from) + block + file.slice(to + close.length + 1);
  writeFileSync(FILE, next);
}

function textOf({ title, how, lines }: Section): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  const rows = lines.map(({ what, found, detail, target, met }) => {
    const verdict = met === null ? "" : met ? "met" : "**not met**";
    return `| ${what} | ${found}${detail === undefined ? "" : ` (${detail})`} | ${target ?? ""} | ${verdict} |`;
  });
  const today = new Date().toISOString().slice(0, 10);
  const load = `Load average ${loadavg()[0]?.toFixed(1)} (by itself the bench makes about 3).`;
  return [
    `## ${title}`,
    "",
    `${today}, ${machine}. ${load} ${how}`,
    "",
    "| | found | target | |",
    "|---|---|---|---|",
    ...rows,
  ].join("\n");
}
