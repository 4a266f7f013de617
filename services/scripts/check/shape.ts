import { parse } from '@formatjs/icu-messageformat-parser';
import { remembering } from '../../../dialogs/remember';

/** One choice in a wording: `{hasMentor, select, yes {...} other {...}}`, with its branches as they are written. */
export interface Choice {
  readonly by: 'select' | 'plural' | 'ordinal';
  readonly name: string;
  readonly branches: readonly string[];
  /** What stands right after the number where there are many: " steps done". */
  readonly counted: string;
}

export interface Shape {
  readonly choices: readonly Choice[];
  /** Its own words, those of every branch: without what is filled in. */
  readonly literal: string;
}

type Ast = ReturnType<typeof parse>;

/** As the parser numbers them. */
const LITERAL = 0;
const SELECT = 5;
const PLURAL = 6;
const NUMBER_SIGN = 7;

const MOST = 20_000;

/** What a wording is made of. One that cannot be read has no shape: that is found elsewhere. */
export const shapeOf = remembering(MOST, (source: string): Shape => {
  const choices: Choice[] = [];
  const literal: string[] = [];
  try {
    gather(parse(source, { ignoreTag: true }), choices, literal);
  } catch {
    return { choices: [], literal: source };
  }
  return { choices, literal: literal.join(' ') };
});

function gather(ast: Ast, choices: Choice[], literal: string[]): void {
  for (const element of ast) {
    if (element.type === LITERAL) literal.push(element.value);
    if (element.type !== SELECT && element.type !== PLURAL) continue;
    const branches = Object.entries(element.options);
    const by =
      element.type === SELECT
        ? 'select'
        : element.pluralType === 'ordinal'
          ? ('ordinal' as const)
          : ('plural' as const);
    choices.push({ by, name: element.value, branches: branches.map(([key]) => key), counted: counted(element) });
    for (const [, { value }] of branches) gather(value, choices, literal);
  }
}

function counted({ options }: Extract<Ast[number], { options: unknown }>): string {
  const many = options['other']?.value ?? [];
  const next = many[many.findIndex(({ type }) => type === NUMBER_SIGN) + 1];
  return many.some(({ type }) => type === NUMBER_SIGN) && next?.type === LITERAL ? next.value : '';
}
