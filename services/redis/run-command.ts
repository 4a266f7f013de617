import { spawn } from 'node:child_process';

export interface Outcome {
  /** The exit code; null when the command could not be started, was killed, or ran out of time. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  timeoutMs: number;
  /** The whole environment of the command. Without it the command gets this process's own. */
  env?: Record<string, string>;
}

/** Runs a command to its end, without a shell and without input. Never rejects: a command that is missing has code null. */
export function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
      killSignal: 'SIGKILL',
      ...(options.env ? { env: options.env } : {}),
    });
    const finish = (code: number | null) =>
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') });
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (error) => {
      err.push(Buffer.from(error.message));
      finish(null);
    });
    child.on('close', finish);
  });
}

/** The last line that says anything. */
export function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines[lines.length - 1]?.trim() ?? '';
}
