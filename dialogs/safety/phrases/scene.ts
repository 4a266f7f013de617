import type { Token } from '../normalise';
import type { Hits, Span } from './run';

/** Where a group was found, in forms that answer each question about a place at once. */
interface Places {
  readonly begins: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
  /** Every word that belongs to a find. */
  readonly covers: ReadonlySet<number>;
  readonly sentences: ReadonlySet<number>;
}

/** The message around a find: what guards ask about. */
export class Scene {
  private readonly places = new Map<number, Places>();
  private readonly sentenceOf: readonly number[];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly hits: Hits,
  ) {
    let sentence = 0;
    this.sentenceOf = tokens.map((token) => {
      if (token.pause === 'sentence') sentence += 1;
      return sentence;
    });
  }

  has(group: number): boolean {
    return this.hits.has(group);
  }

  endsBefore(group: number, span: Span, leapsCommas: boolean): boolean {
    const pause = this.tokens[span.from]?.pause;
    if (pause === 'sentence' || (pause === 'clause' && !leapsCommas)) return false;
    return this.placesOf(group).ends.has(span.from);
  }

  beginsAfter(group: number, span: Span, within: number): boolean {
    const { begins } = this.placesOf(group);
    for (let at = span.to; at <= span.to + within; at++) if (begins.has(at)) return true;
    return false;
  }

  shares(group: number, span: Span): boolean {
    if (!this.has(group)) return false;
    const { covers } = this.placesOf(group);
    for (let at = span.from; at < span.to; at++) if (covers.has(at)) return true;
    return false;
  }

  inSentence(group: number, span: Span): boolean {
    return this.placesOf(group).sentences.has(this.sentenceOf[span.from] ?? -1);
  }

  private placesOf(group: number): Places {
    const known = this.places.get(group);
    if (known) return known;
    const spans = this.hits.get(group) ?? [];
    const covers = new Set<number>();
    for (const span of spans) for (let at = span.from; at < span.to; at++) covers.add(at);
    const places = {
      begins: new Set(spans.map((span) => span.from)),
      ends: new Set(spans.map((span) => span.to)),
      covers,
      sentences: new Set(spans.map((span) => this.sentenceOf[span.from] ?? -1)),
    };
    this.places.set(group, places);
    return places;
  }
}
