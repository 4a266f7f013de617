/** What goes together by its country, as Unicode's table of likely subtags has it (through Intl): cy is spoken in GB, most of CA speaks en. */

/** The country of a locale tag: its own, or the likely one of the language. */
export const countryOf = (tag: string): string | undefined => new Intl.Locale(tag).maximize().region;

export const languageOf = (tag: string): string => new Intl.Locale(tag).language;

/** Of GB and of GB-WLS: GB. */
export const countryOfRegion = (region: string): string => region.slice(0, 2);

/** The language that most people of a country speak: a region's own words are in it. */
export const mainLanguageIn = (country: string): string => new Intl.Locale(`und-${country}`).maximize().language;

/**
 * The region whose lines most people of a language are given: that of its country, and the part of it where there is one and the rest of
 * the country speaks another language. Null where the country has none.
 */
export function regionFor(tag: string, regions: readonly string[]): string | null {
  const country = countryOf(tag);
  const near = regions.filter((region) => countryOfRegion(region) === country).toSorted((a, b) => a.length - b.length);
  const isMain = country !== undefined && languageOf(tag) === mainLanguageIn(country);
  return (isMain ? near[0] : near.at(-1)) ?? null;
}
