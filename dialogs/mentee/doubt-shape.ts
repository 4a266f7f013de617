import { z } from 'zod';
import { openObject } from '../open-object';
import { instant } from '../state-parts';

/**
 * In a talk they wrote of whoever is with them (`of`), and were asked whether they would like somebody else; `at` 0 once it is asked no
 * longer. What they wrote waits for anybody but that one.
 */
export const doubtShape = openObject({
  at: instant,
  again: z.boolean(),
  of: z.string().optional(),
  texts: z.array(z.string()).optional(),
});
