import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseChat } from '../../dialogs/rehearsal/chat-file';
import { chatOf, playedAlone, writeChats } from './chat-of';
import type { Control, SimulationOptions } from './options';
import { asJson } from './report';
import type { Result } from './result';
import { library, simulate } from './simulation';
import { SEEN_AS } from './weakened';

const run = (more: Partial<SimulationOptions>) =>
  simulate({ seed: 'steps', mentees: 20, days: 10, faults: true, control: null, folder: tmpdir(), ...more }, () => {});

const SHORT = { mentees: 14, days: 5 };

/** Everything but how long it took. */
const repeatable = (result: Result) => ({ ...asJson(result), seconds: 0, turnsPerSecond: 0 });

describe('a small programme for some days, with faults', () => {
  let first: Result;
  beforeAll(async () => {
    first = await run({});
  });

  test('keeps every promise', () => {
    expect(first.wrongs.map(({ check, what }) => `${check}: ${what}`)).toEqual([]);
    expect(first.counts['deaths']).toBeGreaterThan(0);
    expect(first.checks.filter(({ looked }) => looked === 0)).toEqual([]);
  });

  test('has whoever texts come in through the door for SMS, and reaches them through the provider', () => {
    const texted = first.players.filter(({ address, sent }) => address.via === 'sms' && sent > 0);
    expect(texted.length).toBeGreaterThan(0);
    expect(first.counts['smsWebhooks']).toBeGreaterThan(texted.length);
    expect(first.counts['smsReceipts']).toBeGreaterThan(0);
    expect(first.counts['smsRequests']).toBeGreaterThan(texted.length);
  });

  test('is the same run again with the same seed, and another one with another', async () => {
    const [once, again, other] = [await run(SHORT), await run(SHORT), await run({ ...SHORT, seed: 'stairs' })];
    expect(repeatable(again)).toEqual(repeatable(once));
    expect(other.digest).not.toBe(once.digest);
  });

  test('gives what happened to somebody as a conversation that goes the same by itself', async () => {
    const quiet = await run({ ...SHORT, faults: false });
    const mentees = quiet.players.filter(({ person }) => person?.role === 'mentee');
    const chats = mentees.map((player) => chatOf(player, quiet, []));
    const alone = chats.filter((chat) => playedAlone(chat, library) === null);
    // Where people talk to people, one phone is not the whole of it.
    expect(alone.length).toBeGreaterThan(mentees.length / 2);
    for (const chat of alone) {
      expect(playedAlone(chat.replace('bot: welcome.hello', 'bot: welcome.texts'), library)).toMatch(
        /^line:\d+ expected/,
      );
    }
    // Somebody else would be told the same in other words.
    expect(alone.map((chat) => playedAlone(chat.replace(/ {3}id: \S+/, ''), library))).toContainEqual(
      expect.stringMatching(/^line:\d+ expected/),
    );
  });
});

describe('what is taken out of the service is seen', () => {
  test.each<Control>(['no-dedupe', 'no-zones', 'no-opt-out', 'no-order', 'no-walls', 'no-ledger'])(
    '%s',
    async (control) => {
      // Words come into another's conversation only where there are enough who talk at once.
      const size = control === 'no-walls' ? { mentees: 30, days: 6 } : SHORT;
      const result = await run({ ...size, control });
      expect(result.wrongs.some(({ what }) => SEEN_AS[control].test(what))).toBe(true);
      const folder = mkdtempSync(join(tmpdir(), 'simulation-'));
      const [written] = writeChats({ ...result, options: { ...result.options, folder } }, 1, library);
      const chat = readFileSync(written?.file ?? '', 'utf8');
      expect(chat).toContain(`--seed ${result.options.seed}`);
      expect(parseChat(chat, 'person.chat').lines.length).toBeGreaterThan(0);
    },
  );
});
