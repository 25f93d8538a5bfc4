import Document from "pdfkit";
import type { Fact } from "../core/card.ts";
import type { Lang } from "../core/words/lang.ts";
import { pdfFonts } from "./pdf-fonts.ts";
import { drawable } from "./pdf-text.ts";

type Pdf = PDFKit.PDFDocument;

export interface TableRow {
  readonly cells: readonly string[];
  readonly strong: boolean;
}

/** In points, 72 an inch. */
const MARGIN = 40;
const FOOT = 24;
const GAP = 6;
const PLAIN = "plain";
const STRONG = "strong";
const SIZE = { title: 14, text: 8, cell: 7 } as const;
const GREY = "#555555";
const RULE = "#bbbbbb";
/** Shares of the width of a page. */
const WIDTHS = [0.1, 0.09, 0.26, 0.22, 0.33];

/** An empty document, A4 landscape; `bytes` come once it is ended. `at` is epoch milliseconds. */
export function newDocument({ title, lang, at }: { title: string; lang: Lang; at: number }) {
  const document = new Document({
    size: "A4",
    layout: "landscape",
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang,
    displayTitle: true,
    // None yet: without this pdfkit reads a standard one.
    font: "",
    info: { Title: title, Producer: "Passerelle", Creator: "Passerelle", CreationDate: new Date(at) },
  });
  const { files } = pdfFonts();
  document.registerFont(PLAIN, files.plain).registerFont(STRONG, files.strong);
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const bytes = new Promise<Uint8Array>((done, fail) => {
    document.on("end", () => done(Buffer.concat(chunks)));
    document.on("error", fail);
  });
  return { document, bytes };
}

const widthOf = ({ page }: Pdf): number => page.width - 2 * MARGIN;
const bottomOf = ({ page }: Pdf): number => page.height - MARGIN - FOOT;

/** A title with facts in lines below it. */
export function heading(document: Pdf, title: string, facts: readonly Fact[], text = ""): void {
  const width = widthOf(document);
  if (document.y + 4 * SIZE.title > bottomOf(document)) document.addPage();
  document.font(STRONG).fontSize(text === "" ? SIZE.title : SIZE.text);
  document.fillColor("black").text(drawable(title), MARGIN, document.y, { width });
  document.moveDown(0.4).fontSize(SIZE.text);
  for (const { label, value } of facts) {
    const { y } = document;
    document.font(STRONG).text(drawable(label), MARGIN, y, { width: 90 });
    document.font(PLAIN).text(drawable(value), MARGIN + 95, y, { width: width - 95 });
  }
  if (text !== "") document.font(PLAIN).text(drawable(text), MARGIN, document.y, { width });
  document.moveDown(0.8);
}

/** Rows under heads that stand again on every page; no row is cut in two. */
export function drawTable(document: Pdf, heads: readonly string[], rows: readonly TableRow[]): void {
  drawRow(document, { cells: heads, strong: true });
  for (const row of rows) {
    if (document.y + heightOf(document, row) > bottomOf(document)) {
      document.addPage();
      drawRow(document, { cells: heads, strong: true });
    }
    drawRow(document, row);
  }
  document.moveDown(1);
}

function columnsOf(document: Pdf): readonly { x: number; width: number }[] {
  let x = MARGIN;
  return WIDTHS.map((share) => {
    const whole = share * widthOf(document);
    const column = { x, width: whole - GAP };
    x += whole;
    return column;
  });
}

function heightOf(document: Pdf, { cells, strong }: TableRow): number {
  document.font(strong ? STRONG : PLAIN).fontSize(SIZE.cell);
  const columns = columnsOf(document);
  const heights = cells.map((text, index) =>
    document.heightOfString(drawable(text) || " ", { width: columns[index]?.width ?? 0 }),
  );
  return Math.max(...heights) + GAP;
}

function drawRow(document: Pdf, row: TableRow): void {
  const { y } = document;
  const height = heightOf(document, row);
  const columns = columnsOf(document);
  for (const [index, text] of row.cells.entries()) {
    const { x, width } = columns[index] ?? { x: MARGIN, width: 0 };
    document.fillColor("black").text(drawable(text), x, y + GAP / 2, { width });
  }
  document.moveTo(MARGIN, y + height).lineTo(MARGIN + widthOf(document), y + height);
  document.lineWidth(0.5).strokeColor(RULE).stroke();
  document.x = MARGIN;
  document.y = y + height;
}

/** A line at the foot of every page. */
export function foot(document: Pdf, line: (page: number, pages: number) => string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(start + page);
    const { margins } = document.page;
    const { bottom } = margins;
    // Below the margin, where a text would otherwise begin a new page.
    margins.bottom = 0;
    const y = document.page.height - MARGIN;
    document.font(PLAIN).fontSize(SIZE.cell).fillColor(GREY);
    document.text(drawable(line(page + 1, count)), MARGIN, y, {
      width: widthOf(document),
      align: "right",
      lineBreak: false,
    });
    margins.bottom = bottom;
  }
}
