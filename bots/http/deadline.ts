/** Something did not come in the time it was given. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** @throws DeadlinePassed when the work is not done within so many milliseconds; nobody waits for its end then. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed()), ms);
  });
  try {
    return await Promise.race([work, passed]);
  } finally {
    clearTimeout(timer);
  }
}
