import { type Logger, pino } from 'pino';
import type { OnFault } from '../services/mailroom';

/** JSON lines on standard error, so that standard output stays for the person who typed the command. */
export function createLog(level: string): Logger {
  return pino({ level, base: null }, pino.destination(2));
}

/** Faults by where and why. Never a message of an error: it may quote what somebody wrote. Never a person. */
export function faultLog(log: Logger): OnFault {
  return ({ where, because, error }) => {
    log.error({ where, because, ...traceOf(error) }, 'the mailroom dealt with a fault');
  };
}

function traceOf(error: unknown): { error?: string; at?: string[] } {
  if (!(error instanceof Error)) return {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: frames.slice(0, 6).map((line) => line.trim()) };
}
