import { join, relative } from 'node:path';
import {
  isCallExpression,
  isClassDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isMethodSignatureDeclaration,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
} from 'typescript/unstable/ast';
import { API, type Project, type Symbol as TypeScriptSymbol } from 'typescript/unstable/sync';

const ROOT = join(import.meta.dirname, '../..');
const LISTENING = ['on', 'once', 'off', 'removeListener'];

/**
 * The members of Electron that product code uses, by the compiler: methods, properties and events of its modules and
 * classes, as `app.quit` or `BrowserWindow.ready-to-show`, each with the first file that uses it. Plain data (options, rectangles,
 * details of an event) does not count.
 */
export function usedElectronMembers(parts: readonly string[]): ReadonlyMap<string, string> {
  const api = new API({ cwd: ROOT });
  try {
    const configs = parts.map((part) => join(ROOT, part, 'tsconfig.json'));
    const snapshot = api.updateSnapshot({ openProjects: configs });
    const members = configs.flatMap((config) => membersOf(snapshot.getProject(config) as Project, config));
    return new Map(members.reverse());
  } finally {
    api.close();
  }
}

function membersOf(project: Project, config: string): [member: string, file: string][] {
  // The compiler writes every path with slashes.
  const folder = join(config, '..').replaceAll('\\', '/');
  const files = project.program.getSourceFileNames().filter((name) => name.startsWith(`${folder}/`));
  return files.flatMap((name) => {
    const names: { node: Node; event: string | null }[] = [];
    const visit = (node: Node): undefined => {
      if (isIdentifier(node)) names.push({ node, event: eventListenedTo(node) });
      node.forEachChild(visit);
    };
    const source = project.program.getSourceFile(name);
    if (source !== undefined) visit(source);
    const symbols = project.checker.getSymbolAtLocation(names.map(({ node }) => node));
    return names.flatMap(({ event }, index): [string, string][] => {
      const owner = electronOwner(symbols[index], project);
      return owner === null ? [] : [[`${owner}.${event ?? symbols[index]?.name}`, relative(ROOT, name)]];
    });
  });
}

/** The event whose listener `node`, the name of a method, adds; `null` if it does something else. */
function eventListenedTo(node: Node): string | null {
  const access = node.parent;
  if (!isPropertyAccessExpression(access) || !LISTENING.includes(access.name.text)) return null;
  const call = access.parent;
  const [name] = isCallExpression(call) ? call.arguments : [];
  return name !== undefined && isStringLiteral(name) ? name.text : null;
}

/** The class or module of Electron's typings that declares a member; `null` for everything else. */
function electronOwner(symbol: TypeScriptSymbol | undefined, project: Project): string | null {
  const handle = symbol?.declarations.find(({ path }) => path.endsWith('/electron/electron.d.ts'));
  const owner = handle?.resolve(project)?.parent;
  if (owner === undefined) return null;
  if (isClassDeclaration(owner)) return owner.name?.text ?? null;
  const hasMethods = isInterfaceDeclaration(owner) && owner.members.some(isMethodSignatureDeclaration);
  // `Process` is Node's, to which Electron adds.
  return hasMethods && owner.name.text !== 'Process' ? owner.name.text : null;
}
