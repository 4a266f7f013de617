/** How many words something has, as a person would count them; 0 for nothing. */
export function wordCount(text: string | null): number {
  return text?.match(/\S+/g)?.length ?? 0;
}
