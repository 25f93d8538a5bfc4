import { describe, expect, it } from "vitest";
import type { Problem } from "../../../../src/core/imports/problem.ts";
import { eachRecord } from "../../../../src/core/imports/records.ts";

function recordsOf(bytes: Uint8Array): { records: string[]; stopped: Problem | null } {
  const records: string[] = [];
  const stopped = eachRecord(bytes, (line, cells) => records.push(`${line}: ${cells.join("|")}`));
  return { records, stopped };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the records of a CSV file", () => {
  it.each([",", ";"])("are told apart at %s, found in the header", (separator) => {
    const text = ["a,b", "1,2"].join("\n").replaceAll(",", separator);
    expect(recordsOf(utf8(text))).toEqual({ records: ["1: a|b", "2: 1|2"], stopped: null });
  });

  it("keep a separator, a doubled quote and a line break inside quotes", () => {
    const { records } = recordsOf(utf8('a;b\n"x;y";"say ""hi"""\n"two\nlines";z\nlast;row\n'));
    expect(records).toEqual(["1: a|b", '2: x;y|say "hi"', "3: two\nlines|z", "5: last|row"]);
  });

  it("count the lines of the file whatever its line ends, quoted ones and blank lines included", () => {
    const text = 'a,b\r\n\r\n"one\r\ntwo",x\r\n \r\ny,z\r\n';
    const lines = (read: string) => recordsOf(utf8(read)).records.map((record) => record.split(":", 1)[0]);
    expect(lines(text)).toEqual(["1", "3", "6"]);
    expect(lines(text.replaceAll("\r\n", "\r"))).toEqual(["1", "3", "6"]);
    expect(lines(text.replaceAll("\r\n", "\n"))).toEqual(["1", "3", "6"]);
  });

  it("are the same with a byte order mark", () => {
    expect(recordsOf(utf8("\uFEFFa,b\n1,2\n")).records).toEqual(["1: a|b", "2: 1|2"]);
  });

  it("pass over rows of empty cells, as spreadsheets leave them", () => {
    expect(recordsOf(utf8("a,b\n,\n1,2\n , \n")).records).toEqual(["1: a|b", "3: 1|2"]);
  });

  it("are not read from Latin-1 bytes; the first bad line is named", () => {
    const latin1 = Buffer.from("a,b\r\nx,y\r\nÉlodie,z\r\nÉric,z\r\n", "latin1");
    expect(recordsOf(latin1)).toMatchObject({ records: [], stopped: { line: 3, id: "not-utf8" } });
    expect(recordsOf(Buffer.from("a\nÉ", "latin1")).stopped?.line).toBe(2);
  });

  it("are not read from UTF-16", () => {
    expect(recordsOf(Buffer.from("a,b\n1,2\n", "utf16le")).stopped?.id).toBe("not-text");
  });

  it("stop at a quote that is never closed; the line where its row begins is named", () => {
    const { records, stopped } = recordsOf(utf8('a,b\n1,2\n3,"4\n5,6\n'));
    expect(records).toEqual(["1: a|b", "2: 1|2"]);
    expect(stopped).toEqual({ line: 3, id: "unclosed-quote", values: {} });
  });

  it("may be none at all", () => {
    expect(recordsOf(new Uint8Array())).toEqual({ records: [], stopped: null });
  });
});
