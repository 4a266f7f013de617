import { UNDELIVERED_MEANS, type UndeliveredMeans } from '../events';

/** One line of a `.chat` file after its header. `line` is counted from 1. */
export type ChatLine = { readonly line: number } & (
  | { readonly kind: 'at'; readonly when: string }
  /** What was last said to somebody under this cue does not arrive. */
  | {
      readonly kind: 'undelivered';
      readonly who: string;
      readonly cue: string;
      readonly means: UndeliveredMeans | null;
    }
  | { readonly kind: 'says'; readonly who: string; readonly text: string; readonly media: number }
  | {
      readonly kind: 'presses';
      readonly who: string;
      readonly choice: string;
      /** Which of the cards that were shown, counted from 1; null for the last one. */
      readonly card: number | null;
      /** On whose phone it was shown: a name, or null for their own. */
      readonly of: string | null;
    }
  | {
      readonly kind: 'spoken';
      /** Whose phone shows it: a name, or null for the mentee's. */
      readonly to: string | null;
      readonly cue: string;
      readonly args: Readonly<Record<string, string>>;
      /** Words that the message must contain. */
      readonly words: readonly string[];
    }
  | { readonly kind: 'effect'; readonly effect: string }
);

export interface ChatFile {
  /** The comment on top: what this conversation shows. */
  readonly title: string;
  /** `mentee: Sam   mentor: Dave   zone: Europe/London` */
  readonly settings: Readonly<Record<string, string>>;
  readonly lines: readonly ChatLine[];
}

const SPOKEN = /^([a-z0-9-]+\.[a-z0-9-]+)\s*(\{.*?\})?\s*((?:"[^"]*"\s*)*)$/;

/**
 * Read a `.chat` file: comments, a header of settings, then `at …`, `Sam: …`, `Sam presses: …`, `bot: cue {arg: "value"} "words"`,
 * `to Dave: cue …`, `undelivered to Sam: cue (unreachable)` and `=> effect` lines.
 * @throws with `file:line` and what is permitted, for a line that is none of these.
 */
export function parseChat(source: string, file: string): ChatFile {
  const settings: Record<string, string> = {};
  const lines: ChatLine[] = [];
  const title: string[] = [];
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim();
    if (text.startsWith('#') && lines.length === 0) title.push(text.replace(/^#\s*/, ''));
    if (text === '' || text.startsWith('#')) continue;
    if (lines.length === 0 && HEADER.test(text)) readSettings(text, settings);
    else lines.push(parseLine(text, index + 1, file));
  }
  return { title: title.join(' '), settings, lines };
}

/** Settings begin with a small letter, people's names with a capital. */
const HEADER = /^(?!bot:|to |at |enrol:|undelivered )[a-z][A-Za-z]*:/;

function readSettings(text: string, settings: Record<string, string>) {
  for (const part of text.split(/\s{2,}/)) {
    const colon = part.indexOf(':');
    if (colon > 0) settings[part.slice(0, colon).trim()] = part.slice(colon + 1).trim();
  }
}

function parseLine(text: string, line: number, file: string): ChatLine {
  const read = readLine(text, line);
  if (read !== null) return read;
  const permitted =
    '"Name: words", "Name presses: button", "bot: cue", "to Name: cue", "at Wed 09:00", "undelivered to Name: cue (unreachable)" or "=> effect"';
  throw new Error(`${file}:${line} cannot be read: write ${permitted}.`);
}

function readLine(text: string, line: number): ChatLine | null {
  if (text.startsWith('=>')) return { line, kind: 'effect', effect: text.slice(2).trim() };
  const at = /^at\s+(.+)$/.exec(text);
  if (at?.[1]) return { line, kind: 'at', when: at[1] };
  const spoken = /^(bot|to ([^:]+)):\s*(.*)$/.exec(text);
  if (spoken) return parseSpoken(spoken[2]?.trim() ?? null, spoken[3] ?? '', line);
  const presses = /^([^:]{1,40}) presses:\s*(\S.*?)(?:\s*\[(?:(.+)'s )?card (\d+)\])?$/.exec(text);
  if (presses?.[1] && presses[2]) {
    const [, who, choice, of = null, card] = presses;
    return { line, kind: 'presses', who, choice, of, card: card === undefined ? null : Number(card) };
  }
  if (text.startsWith('undelivered ')) return readUndelivered(text, line);
  const says = /^([^:]{1,40}):\s?(.*)$/.exec(text);
  if (!says?.[1]) return null;
  const pictures = (says[2] ?? '').match(/\[picture\]/g)?.length ?? 0;
  return { line, kind: 'says', who: says[1], text: (says[2] ?? '').replace(/\[picture\]\s*/g, ''), media: pictures };
}

function readUndelivered(text: string, line: number): ChatLine | null {
  const [, who, cue, meant] = /^undelivered to ([^:]+):\s*([a-z0-9.-]+)(?:\s+\(([a-z-]+)\))?$/.exec(text) ?? [];
  const means = UNDELIVERED_MEANS.find((one) => one === meant);
  if (who === undefined || cue === undefined || (meant !== undefined && means === undefined)) return null;
  return { line, kind: 'undelivered', who, cue, means: means ?? null };
}

function parseSpoken(to: string | null, rest: string, line: number): ChatLine | null {
  const match = SPOKEN.exec(rest);
  if (!match?.[1]) return null;
  const words = [...(match[3] ?? '').matchAll(/"([^"]*)"/g)].map((m) => m[1] ?? '');
  const args: Record<string, string> = {};
  for (const m of (match[2] ?? '').matchAll(/([A-Za-z]+):\s*(?:"([^"]*)"|([^,}\s]+))/g)) {
    if (m[1]) args[m[1]] = m[2] ?? m[3] ?? '';
  }
  return { line, kind: 'spoken', to, cue: match[1], args, words };
}
