import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Why files were not written: one is there already, or the machine does not let them be. */
export type NotWritten =
  | { readonly why: "exists"; readonly file: string }
  | { readonly why: "forbidden" | "not-a-folder" | "full"; readonly file: string };

const CODES: Readonly<Record<string, Exclude<NotWritten["why"], "exists">>> = {
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "forbidden",
  ENOTDIR: "not-a-folder",
  EEXIST: "not-a-folder",
  ENOSPC: "full",
};

/** Writes files into a folder, made where there is none; null: done. Without `force` all of them must be new. */
export async function writeNew(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  force: boolean,
): Promise<NotWritten | null> {
  let file = folder;
  try {
    await mkdir(folder, { recursive: true });
    for (const name of files.keys()) {
      if (!force && (await isThere(join(folder, name)))) return { why: "exists", file: join(folder, name) };
    }
    for (const [name, content] of files) {
      file = join(folder, name);
      await writeFile(file, content);
    }
    return null;
  } catch (error) {
    const why = error instanceof Error && "code" in error ? CODES[String(error.code)] : undefined;
    if (why === undefined) throw error;
    return { why, file };
  }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
