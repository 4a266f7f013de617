import { SegmentedMessage } from 'sms-segments-calculator';

export interface Segments {
  /** How many text messages the carrier makes of it. */
  readonly count: number;
  /** As the carrier counts them: an extended letter of GSM-7 is two, what people see as one emoji is one. */
  readonly characters: number;
  readonly encoding: 'GSM-7' | 'UCS-2';
}

/** The carrier's count of a text (GSM 03.38): 160 or 70 characters in a single message, 153 or 67 in each part of a longer one. */
export function segmentsOf(text: string): Segments {
  const { segmentsCount, numberOfCharacters, encodingName } = new SegmentedMessage(text);
  return { count: segmentsCount, characters: numberOfCharacters, encoding: encodingName };
}
