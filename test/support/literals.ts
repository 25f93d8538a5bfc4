import ts from "typescript";
import type { Source } from "./sources.ts";

/** Something that code spells out: `text` is a string, a piece of a template, a regular expression or the name of a property. */
export interface Literal {
  readonly kind: "text" | "key";
  readonly text: string;
  /** `file:line` */
  readonly at: string;
}

/** Every literal and every name of a property of a file; what stands in comments is neither. */
export function literalsOf({ path, text }: Source): readonly Literal[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const found: Literal[] = [];
  const add = (kind: Literal["kind"], node: ts.Node, said: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ kind, text: said, at: `${path}:${line + 1}` });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node)) {
      add("text", node, node.text);
    } else if (ts.isRegularExpressionLiteral(node)) {
      add("text", node, node.text);
    }
    if (ts.isPropertyAccessExpression(node)) add("key", node.name, node.name.text);
    const { name } = node as ts.NamedDeclaration;
    if (name && isMember(node) && ts.isIdentifier(name)) add("key", name, name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isMember(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isBindingElement(node)
  );
}
