import type { Token } from '../normalise';
import type { Hits, Span } from './run';

/** Where a group was found, in forms that answer each question about a place at once. */
interface Places {
  readonly begins: ReadonlySet<number>;
  /** Where finds end, and where the shortest of those begins. */
  readonly ends: ReadonlyMap<number, number>;
  /** Every word that belongs to a find. */
  readonly covers: ReadonlySet<number>;
  readonly breaths: ReadonlySet<number>;
}

/** The message around a find: what guards ask about. */
export class Scene {
  private readonly places = new Map<number, Places>();
  /** The message in breaths: up to the end of a sentence, or to an "and" or "but". */
  private readonly breathOf: readonly number[];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly hits: Hits,
    turningWords: ReadonlySet<string>,
  ) {
    let breath = 0;
    this.breathOf = tokens.map(({ pause, forms }) => {
      if (pause === 'sentence' || turningWords.has(forms[0] ?? '')) breath += 1;
      return breath;
    });
  }

  has(group: number): boolean {
    return this.hits.has(group);
  }

  endsBefore(group: number, span: Span, leapsCommas: boolean): boolean {
    const begins = this.placesOf(group).ends.get(span.from);
    if (begins === undefined || this.tokens[span.from]?.pause === 'sentence') return false;
    // "no, thinking of it" denies nothing.
    return leapsCommas || this.tokens.slice(begins + 1, span.from + 1).every(({ pause }) => pause === 'none');
  }

  beginsAfter(group: number, span: Span, within: number, leapsSentences: boolean): boolean {
    const { begins } = this.placesOf(group);
    for (let at = span.to; at <= span.to + within; at++) {
      if (!leapsSentences && this.breathOf[at] !== this.breathOf[span.to - 1]) return false;
      if (begins.has(at)) return true;
    }
    return false;
  }

  shares(group: number, span: Span): boolean {
    if (!this.has(group)) return false;
    const { covers } = this.placesOf(group);
    for (let at = span.from; at < span.to; at++) if (covers.has(at)) return true;
    return false;
  }

  inBreath(group: number, span: Span): boolean {
    return this.placesOf(group).breaths.has(this.breathOf[span.from] ?? -1);
  }

  private placesOf(group: number): Places {
    const known = this.places.get(group);
    if (known) return known;
    const spans = this.hits.get(group) ?? [];
    const covers = new Set<number>();
    for (const span of spans) for (let at = span.from; at < span.to; at++) covers.add(at);
    const places = {
      begins: new Set(spans.map((span) => span.from)),
      ends: new Map(spans.map((span) => [span.to, span.from])),
      covers,
      breaths: new Set(spans.map((span) => this.breathOf[span.from] ?? -1)),
    };
    this.places.set(group, places);
    return places;
  }
}
