import type { Choices, CueArgs, Picture } from '../effects';
import type { Channel } from '../person';

/** A card of which no more is known: nothing can be pressed on it. */
const NO_BUTTONS: Choices = { card: '', options: [], hint: null };

/** The cues that are shown as a picture besides, where the channel has any. */
const PICTURES: ReadonlyMap<string, (args: CueArgs) => Picture> = new Map([
  ['so-far.path', ({ count }: CueArgs): Picture => ({ kind: 'path', stones: Number(count) })],
]);

/** What goes out under the words of a cue: its buttons, if any, and its picture. */
export function withPicture(buttons: Choices | null, cue: string, args: CueArgs, channel: Channel): Choices | null {
  const draw = channel === 'teams' ? PICTURES.get(cue) : undefined;
  return draw === undefined ? buttons : { ...(buttons ?? NO_BUTTONS), picture: draw(args) };
}
