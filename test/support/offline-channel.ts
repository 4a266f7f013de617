import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from './redis';

/** Direct Line on this machine, by somebody else's hand. */
export interface OfflineChannel {
  /** Without the path: http://127.0.0.1:PORT */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts `offline-directline` between a Bot Framework client and a bot, in a process of its own, by the package's own
 * command, so that its timers and its console end with it.
 * @param botUrl for example http://127.0.0.1:3978/api/messages; it is called without a token
 */
export async function startOfflineChannel(botUrl: string): Promise<OfflineChannel> {
  // It must be told a port.
  const port = await freePort();
  const program = require.resolve('offline-directline/dist/cmdutil.js');
  const child = spawn(process.execPath, [program, '-d', String(port), '-b', botUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await listening(child);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function listening(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the channel was started without a standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('Listening for messages')) continue;
    // Whatever it says later is read and dropped, so that it never waits for a reader.
    child.stdout.resume();
    return;
  }
  throw new Error('the offline channel ended before it listened');
}
