/**
 * The whole service in a process of its own, as `npm start` runs it. Asked over IPC, it says how much it holds in memory and
 * what it has heard from somebody.
 */

import { subscribe } from 'node:diagnostics_channel';
import { startWholeApp } from '../support/whole-app';
import { Question, type Reply, Setting } from './talk-with-target';

async function main(): Promise<void> {
  const { dotEnv, leak } = Setting.parse(JSON.parse(process.argv[2] ?? ''));
  // The SDK writes to the console of each token whose key it does not find.
  console.error = () => {};
  const kept: unknown[] = [];
  // The control: whatever was asked for is remembered for ever.
  if (leak) subscribe('http.server.request.start', (message) => void kept.push(message));
  const app = await startWholeApp(dotEnv);
  const reply = (what: Reply) => void process.send?.(what);

  process.on('message', async (message) => {
    const question = Question.parse(message);
    if (question.ask === 'heap') reply({ id: question.id, bytes: await heapUsed() });
    else {
      const person = await app.people.byAddress(question.address);
      const story = person === null ? [] : await app.mailroom.story(person.id);
      reply({ id: question.id, heard: story.flatMap((line) => (line.from === 'person' ? [line.text] : [])) });
    }
  });
  // Without the run there is nothing to do.
  process.once('disconnect', () => {
    app.end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  reply({ id: 0, url: app.url, routes: [...app.routes] });
}

/** What is left after everything that nobody holds any more has gone. Finalisers get a round of the loop between. */
async function heapUsed(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
