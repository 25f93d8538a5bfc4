import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import { packageRoot } from "../../../../src/package-root.ts";
import { makeFolder } from "../../../support/folder.ts";

const { folder, remove } = makeFolder();
afterAll(remove);

it("the built program reads a whole database on another thread, and says what it found there", async () => {
  const env = { PATH: process.env["PATH"] ?? "", FILE: join(folder, "school.db"), FOLDER: join(folder, "backups") };
  const script = join(packageRoot(), "test/support/aside-program.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  expect(JSON.parse(stdout)).toEqual({
    sound: null,
    kept: 1,
    damaged: expect.stringMatching(/page|btree|malformed/i),
    refused: "bad-backup",
    threads: 4,
  });
});
