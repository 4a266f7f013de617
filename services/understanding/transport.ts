import { Agent, errors, request } from 'undici';
import { NoAnswer } from './recogniser';

export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly deadline: AbortSignal;
}

/** How both remote recognisers reach their service. */
export interface Transport {
  /**
   * One POST, once: no redirect is followed and nothing is tried again.
   * @returns the body of a 200
   * @throws NoAnswer
   */
  post(question: Question): Promise<string>;
  close(): Promise<void>;
}

/** A true answer has a few hundred bytes. */
const MOST_BYTES = 64 * 1024;

/** Connections are kept open between messages. The deadline of the question is the only timer. */
export function createTransport(): Transport {
  const agent = new Agent({
    connections: 16,
    pipelining: 1,
    keepAliveTimeout: 60_000,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: MOST_BYTES,
  });
  return {
    async post({ url, headers, body, deadline }) {
      const over = new AbortController();
      const signal = AbortSignal.any([deadline, over.signal]);
      try {
        const answer = await request(url, { dispatcher: agent, method: 'POST', headers, body, signal });
        if (answer.statusCode !== 200) throw new NoAnswer(`status-${answer.statusCode}`);
        return await answer.body.text();
      } catch (error) {
        throw noAnswer(error, deadline);
      } finally {
        // Whatever is still to come of it is not waited for; after a whole answer this changes nothing.
        over.abort();
      }
    },
    close: () => agent.destroy(),
  };
}

function noAnswer(error: unknown, deadline: AbortSignal): NoAnswer {
  if (deadline.aborted) return new NoAnswer('late');
  if (error instanceof NoAnswer) return error;
  return new NoAnswer(error instanceof errors.ResponseExceededMaxSizeError ? 'too-large' : 'unreachable');
}

/** @throws NoAnswer */
export function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoAnswer('not-json');
  }
}
