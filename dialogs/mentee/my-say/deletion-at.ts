import type { MenteeState } from '../../state';

/** When it is to be carried out, milliseconds since 1970, UTC; null while it is not wanted, or not confirmed. */
export function deletionAt({ deletion }: Pick<MenteeState, 'deletion'>): number | null {
  return deletion?.stage === 'wanted' && deletion.confirmedBy !== null ? deletion.until : null;
}
