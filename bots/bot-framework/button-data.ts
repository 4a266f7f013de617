import { z } from 'zod';

/** The data of a button of ours. It names nobody: who pressed it, the channel says. */
export const ButtonData = z.object({ card: z.string().min(1).max(100), choice: z.string().min(1).max(40) });
