const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
/** The server gives a sign of life every ten seconds; after more than two missed ones it is taken for gone. */
const SILENCE_MS = 25_000;

const KINDS = ['wrote', 'arrived', 'did', 'moved', 'began'];

/**
 * Follows the server's events and goes on where it was after every interruption. We reconnect ourselves, because an
 * EventSource gives up for good when the server answers with an error, as one that is just starting does.
 * @param {{ hello: Function, entry: Function, clock: Function, caughtUp: Function, state: Function }} on
 */
export function connect(on) {
  let source = null;
  let lastId = null;
  let wait = FIRST_WAIT_MS;
  let retry = 0;
  let silence = 0;

  function open() {
    close();
    source = new EventSource(lastId ? `/try/events?after=${lastId}` : '/try/events');
    source.addEventListener('error', lost);
    listen('hello', (data) => {
      wait = FIRST_WAIT_MS;
      on.hello(data);
    });
    listen('clock', on.clock);
    listen('caught-up', () => {
      on.caughtUp();
      on.state('open');
    });
    for (const kind of KINDS) {
      listen(kind, (data, id) => {
        lastId = id;
        on.entry(data);
      });
    }
    stillThere();
  }

  function listen(kind, act) {
    source.addEventListener(kind, (event) => {
      stillThere();
      act(JSON.parse(event.data), event.lastEventId);
    });
  }

  function stillThere() {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
  }

  function lost() {
    close();
    on.state('lost');
    retry = setTimeout(open, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  function close() {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
    source = null;
  }

  // A hidden tab lets go of its connection, of which a browser allows six to one server, and takes it up again when seen.
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
}

/**
 * @returns {Promise<object>} what the server answered
 * @throws {Error} with a sentence for the reader; `refused` is true when trying again the same way is of no use.
 */
export async function post(path, body, patience = 8_000) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw new Error('The bot does not answer just now.');
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw Object.assign(new Error(answer.error ?? 'The bot could not do that just now.'), {
    refused: response.status < 500,
  });
}
