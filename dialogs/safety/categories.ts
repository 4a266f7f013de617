/** In the order in which one is named when several are heard: what cannot wait comes first. */
export const SAFETY_CATEGORIES = [
  'medical',
  'suicide',
  'child',
  'being-harmed',
  'harm-to-others',
  'self-harm',
] as const;
export type SafetyCategory = (typeof SAFETY_CATEGORIES)[number];
