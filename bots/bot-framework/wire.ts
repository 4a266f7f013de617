import type { Sent } from '../../services/mailroom/contract';
import { DeadlinePassed, within } from '../http/deadline';
import { type Answered, createOutbound, type Outbound } from '../http/outbound';
import type { BotToken } from './token';

export interface WireOptions {
  /** Null when no app id is configured: nothing is shown to the connector then. */
  readonly token: BotToken | null;
  readonly outbound?: Outbound;
}

/** Why a connector gave no answer. */
export type Unanswered = Extract<Sent, { readonly again: boolean }>;

/** The way to the connectors: one POST for each call, with the bot's token, never a second one of its own accord. */
export interface Wire {
  /** @param deadlineMs for the whole of it, the token included. Never throws. */
  post(url: URL, body: unknown, deadlineMs: number): Promise<Answered | Unanswered>;
}

export function createWire({ token, outbound = createOutbound() }: WireOptions): Wire {
  return {
    post: async (url, body, deadlineMs) => {
      const began = performance.now();
      const headers: Record<string, string> = { 'Content-Type': 'application/json', Accept: 'application/json' };
      try {
        if (token) headers['Authorization'] = `Bearer ${await within(deadlineMs, token.get())}`;
      } catch (error) {
        return unanswered(error instanceof DeadlinePassed ? 'timeout' : 'no-token');
      }
      try {
        const left = Math.ceil(deadlineMs - (performance.now() - began));
        const answered = await outbound.post({ url, headers, body: JSON.stringify(body), deadlineMs: left });
        if (answered.status === 401) token?.distrust();
        return answered;
      } catch (error) {
        return unanswered(error instanceof DeadlinePassed ? 'timeout' : 'unreachable');
      }
    },
  };
}

export function isAnswered(answer: Answered | Unanswered): answer is Answered {
  return 'status' in answer;
}

function unanswered(because: string): Unanswered {
  return { sent: false, because, again: true };
}
