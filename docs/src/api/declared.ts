import ts from "typescript-6";
import { type Entry, entries } from "./entries.ts";

/** Something that a package exports. */
export interface Declared {
  readonly name: string;
  /** The file with its declaration. */
  readonly file: string;
  readonly isType: boolean;
  /** The declaration as the compiler wrote it, the members' comments included. */
  readonly code: string;
  readonly comment: string;
  /** `throws` → sentence, `example` → code, … */
  readonly tags: readonly (readonly [name: string, text: string])[];
}

const program = ts.createProgram(
  entries.map(({ declarations }) => declarations),
  { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, skipLibCheck: true, types: [] },
);
const checker = program.getTypeChecker();

/** What is exported at a path, in alphabetical order. */
export function declaredAt({ declarations }: Entry): Declared[] {
  const file = program.getSourceFile(declarations);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${declarations} is not there: build first.`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => declared(symbol.name, original(symbol)))
    .sort((left, right) => left.name.localeCompare(right.name));
}

const original = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

function declared(name: string, symbol: ts.Symbol): Declared {
  const [first] = symbol.declarations ?? [];
  if (!first) throw new Error(`${name} is declared nowhere.`);
  return {
    name,
    file: first.getSourceFile().fileName,
    isType: ts.isInterfaceDeclaration(first) || ts.isTypeAliasDeclaration(first),
    code: codeOf(first),
    comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    tags: symbol.getJsDocTags(checker).map((tag) => [tag.name, ts.displayPartsToString(tag.text)] as const),
  };
}

function codeOf(declaration: ts.Declaration): string {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return statement
    .getText()
    .replace(/^(export )?(declare )?/, "")
    .replace(/^ *#private;\n/m, "");
}
