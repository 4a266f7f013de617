import { z } from 'zod';

/**
 * An object in a stored state. What this version does not know of it is kept as it is: while versions change over, a newer one may have
 * written it, and reads it again.
 */
export function openObject<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.looseObject(shape);
}
