import type { Jump } from '../../bots/simulator/jumps';

/** Moves the service's clock, as the page at /try does; resolves when everything on the way has happened. */
export async function moveClock(url: string, advance: Jump): Promise<void> {
  const response = await fetch(`${url}/try/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ advance }),
  });
  if (!response.ok) throw new Error(`the clock was not moved: ${response.status}`);
}
