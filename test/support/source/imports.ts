import { posix } from 'node:path';
import type { SourceFile } from './files';
import { argumentsOf, fieldOf, isType, nameOf, type SyntaxNode, syntaxOf, textOf } from './syntax';

export interface Import {
  readonly from: string;
  readonly line: number;
  /** What is imported: a path in the project (`dialogs/state`), or a package (`node:fs`, `zod`). */
  readonly what: string;
  readonly ours: boolean;
}

/** Everything that a file imports, in whatever way: statements, re-exports, import(), require(), import types. */
export function importsOf(file: SourceFile): Import[] {
  const { nodes, lineOf } = syntaxOf(file);
  return nodes.flatMap((node): Import[] => {
    const what = importedBy(node);
    if (what === null) return [];
    const ours = what.startsWith('.');
    const path = posix.normalize(posix.join(posix.dirname(file.path), what));
    return [{ from: file.path, line: lineOf(node), what: ours ? path : what, ours }];
  });
}

/** The package of an import: `@swc/core` of `@swc/core/types`, `node:fs` of `node:fs/promises`. */
export function packageOf(what: string): string {
  const [scope = '', name = ''] = what.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function importedBy(node: SyntaxNode): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return textOf(node['source']);
    case 'TsExternalModuleReference':
      return textOf(node['expression']);
    case 'TsImportType':
      return textOf(node['argument']) ?? textOf(fieldOf(node['argument'], 'literal'));
    case 'CallExpression': {
      const loads = isType(node['callee'], 'Import') || nameOf(node['callee']) === 'require';
      return loads ? textOf(argumentsOf(node)[0]) : null;
    }
    default:
      return null;
  }
}
