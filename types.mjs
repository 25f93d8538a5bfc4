// The types of the program and what typed lint says of it, from one reading of the sources: tsc and eslint by themselves read them twice.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import ts from "typescript";

const root = dirname(fileURLToPath(import.meta.url));

function programOf(config) {
  const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(
    join(root, config),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => errors.push(diagnostic),
    },
  );
  return { program: ts.createProgram({ rootNames: fileNames, options }), errors };
}

const all = ["tsconfig.json", "src/platforms/web/client/tsconfig.json"].map(programOf);
const problems = all.flatMap(({ program, errors }) => [...errors, ...ts.getPreEmitDiagnostics(program)]);
if (problems.length > 0) {
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => "\n" };
  console.error(ts.formatDiagnostics(problems, host));
}

const programs = all.map(({ program }) => program);
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { languageOptions: { parserOptions: { project: null, programs } } },
});
const results = await eslint.lintFiles(["."]);
const said = await (await eslint.loadFormatter("stylish")).format(results);
if (said !== "") console.error(said);
const linted = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
process.exitCode = problems.length + linted > 0 ? 1 : 0;
