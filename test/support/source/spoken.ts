import type { SourceFile } from './files';
import {
  argumentsOf,
  fieldOf,
  isNode,
  isType,
  nameOf,
  nodesIn,
  type Syntax,
  type SyntaxNode,
  syntaxOf,
  textOf,
} from './syntax';

/** A string of the code, and where it stands. */
export interface Written {
  readonly at: string;
  readonly text: string;
}

/** One call that speaks a cue which stands in the code. */
export interface Said {
  readonly at: string;
  readonly cue: string;
  /** The arguments given with it. Null when they are not written out in the same file. */
  readonly offers: readonly string[] | null;
}

export function stringsIn(file: SourceFile): Written[] {
  const { nodes, lineOf } = syntaxOf(file);
  return nodes.flatMap((node) => {
    const text = textOf(node);
    return text === null ? [] : [{ at: `${file.path}:${lineOf(node)}`, text }];
  });
}

/** The calls of `say` in a file, with their cue: written there, or kept in a constant, or one of two. */
export function saidIn(file: SourceFile): Said[] {
  const syntax = syntaxOf(file);
  return callsOf(syntax, (name) => name.endsWith('.say')).flatMap((call) => {
    const [cue, args] = argumentsOf(call);
    const offers = args === undefined ? [] : keysOf(resolved(args, syntax, call));
    return textsOf(resolved(cue, syntax, call)).map((text) => ({
      at: `${file.path}:${syntax.lineOf(call)}`,
      cue: text,
      offers,
    }));
  });
}

/** What an action of a flow does that its wording has to know of. */
export interface Acted {
  readonly action: string;
  /** The cues it speaks, as keys of the flow's own file, with what they are offered. */
  readonly speaks: Readonly<Record<string, readonly string[]>>;
  /** What it writes into the flow's memory, but for what only code reads (`_told`). */
  readonly memory: readonly string[];
}

/** The actions in `export const ACTIONS = { … }`, or in another constant that is part of them. */
export function actionsIn(file: SourceFile, name: string): Acted[] {
  const syntax = syntaxOf(file);
  const actions = constant(name, syntax);
  return propertiesOf(actions).map(({ name, value }) => {
    const inside = [...nodesIn(value)];
    const says = inside.filter((n) => isType(n, 'CallExpression') && nameOf(n['callee']) === 'draft.say');
    const speaks = says.flatMap((call) => {
      const [cue, args] = argumentsOf(call);
      const key = keyOfFlow(cue);
      return key === null ? [] : [[key, args === undefined ? [] : (keysOf(args) ?? [])] as const];
    });
    const memory = [...inside, ...inside.flatMap((n) => calledWithFrame(n, syntax))].flatMap((n) => {
      const target = isType(n, 'AssignmentExpression') ? nameOf(n['left']) : null;
      const name = target?.startsWith('frame.memory.') ? target.slice('frame.memory.'.length) : '_';
      return name.startsWith('_') ? [] : [name];
    });
    return { action: name, speaks: Object.fromEntries(speaks), memory };
  });
}

/** What stands in a function of the same file that is called with the frame. */
function calledWithFrame(node: SyntaxNode, { nodes }: Syntax): SyntaxNode[] {
  if (!isType(node, 'CallExpression') || !argumentsOf(node).some((one) => nameOf(one) === 'frame')) return [];
  const called = nameOf(node['callee']);
  const declared = nodes.find((n) => isType(n, 'FunctionDeclaration') && nameOf(n['identifier']) === called);
  return declared === undefined ? [] : [...nodesIn(declared)];
}

/** One call that begins a flow whose name stands in the code. */
export interface Begun {
  readonly at: string;
  readonly flow: string;
  readonly byBot: boolean;
}

/** The calls of `startFlow`, and of a helper called `flow`, that name their flow. */
export function begunIn(file: SourceFile): Begun[] {
  const syntax = syntaxOf(file);
  return callsOf(syntax, (name) => name === 'startFlow' || name === 'flow').flatMap((call) => {
    const args = argumentsOf(call);
    const flow = textOf(args[nameOf(call['callee']) === 'flow' ? 0 : 1]);
    const priority = propertiesOf(args[3]).find(({ name }) => name === 'priority')?.value;
    if (flow === null) return [];
    return [{ at: `${file.path}:${syntax.lineOf(call)}`, flow, byBot: textOf(priority) === 'started' }];
  });
}

function callsOf({ nodes }: Syntax, named: (name: string) => boolean): SyntaxNode[] {
  return nodes.filter((node) => isType(node, 'CallExpression') && named(nameOf(node['callee']) ?? ''));
}

/** What a name stands for at a place: the last constant of that name before it, when the file has one. */
function resolved(value: unknown, syntax: Syntax, place: SyntaxNode): unknown {
  const bare = unwrapped(value);
  return isType(bare, 'Identifier') ? (constant(String(bare['value']), syntax, place) ?? bare) : bare;
}

function constant(name: string, { nodes }: Syntax, place?: SyntaxNode): unknown {
  const before = place === undefined ? nodes : nodes.slice(0, nodes.indexOf(place));
  const found = before.findLast((node) => isType(node, 'VariableDeclarator') && nameOf(node['id']) === name);
  return found === undefined ? undefined : unwrapped(found['init']);
}

/** Without the brackets, `as const` and `satisfies` around it. */
function unwrapped(value: unknown): unknown {
  const wraps = ['ParenthesisExpression', 'TsConstAssertion', 'TsSatisfiesExpression', 'TsAsExpression'];
  return isNode(value) && wraps.includes(value.type) ? unwrapped(value['expression']) : value;
}

/** The one text, or the two of a choice. */
function textsOf(value: unknown): string[] {
  const text = textOf(value);
  if (text !== null) return [text];
  if (!isType(value, 'ConditionalExpression')) return [];
  return [...textsOf(unwrapped(value['consequent'])), ...textsOf(unwrapped(value['alternate']))];
}

function keysOf(value: unknown): string[] | null {
  return isType(value, 'ObjectExpression') ? propertiesOf(value).map(({ name }) => name) : null;
}

function propertiesOf(value: unknown): { name: string; value: unknown }[] {
  const properties: unknown = isType(value, 'ObjectExpression') ? value['properties'] : [];
  if (!Array.isArray(properties)) return [];
  return properties.flatMap((property: unknown) => {
    const name = nameOf(isType(property, 'Identifier') ? property : fieldOf(property, 'key'));
    return name === null ? [] : [{ name, value: fieldOf(property, 'value') ?? property }];
  });
}

/** `heard` of `${frame.flow}.heard`. */
function keyOfFlow(cue: unknown): string | null {
  if (!isType(cue, 'TemplateLiteral') || !Array.isArray(cue['quasis'])) return null;
  const last: unknown = cue['quasis'].at(-1);
  const words = fieldOf(last, 'raw');
  return typeof words === 'string' && words.startsWith('.') ? words.slice(1) : null;
}
