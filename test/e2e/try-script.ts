import type { Effect, Priority } from '../../dialogs/effects';
import type { HandoffReason } from '../../dialogs/events';
import type { Named, Person } from '../../dialogs/person';
import type { Script, ScriptedTurn } from './try-stand-in';

const DAY_MS = 86_400_000;
const say = (cue: string, text: string, priority: Priority = 'reply'): Effect => ({
  kind: 'say',
  cue,
  args: {},
  text,
  priority,
});

/** A short play in the shape of the real conversations: enough of them to see every kind of thing that the page can show. */
export function smallPlay(): Script {
  /** The mentee whom each mentor is talking with. */
  const talking = new Map<string, Named>();
  const waiting = new Map<string, Named>();
  return (person, event, now) => {
    if (person.role === 'mentor') return mentorTurn(person, event, talking, waiting);
    switch (event.kind) {
      case 'enrolled':
        return { effects: [say('welcome.hello', WELCOME, 'started')] };
      case 'due':
        return {
          effects: [
            say('check-in.how-is-today', "Morning Sam. How's today looking, 1 (rough) to 5 (good)?", 'started'),
            { kind: 'ledger', what: 'check-in-sent', detail: { day: 1 } },
          ],
          wakeAt: event.at + DAY_MS,
        };
      case 'handoff-claimed':
        return {
          effects: [say('handoff.claimed', 'Dave is here now. What you write goes to him.')],
        };
      case 'handoff-resolved':
        return { effects: [say('handoff.resolved', "Dave has finished for now. I'm the bot again, and still here.")] };
      case 'mentor-spoke':
        return { effects: [say('handoff.words', `Dave: ${event.text}`, 'relay')] };
      case 'heard':
        return menteeHeard(person, event.text, now, talking);
      default:
        return { effects: [{ kind: 'ignore', because: 'nothing-to-say' }] };
    }
  };
}

const WELCOME =
  "Hi Sam, I'm Small Steps, a bot that keeps you company between meetings with Dave. I'm not a person. " +
  'Is it OK if I text you? Reply yes or no.';
const CRISIS =
  "I'm really glad you told me. Are you safe right now? If not, call 999. Samaritans are on 116 123, day and night. " +
  'Or text SHOUT to 85258. I am telling Dave now. This is not watched round the clock.';

function menteeHeard(sam: Person, text: string, now: number, talking: ReadonlyMap<string, Named>): ScriptedTurn {
  const { mentor } = sam;
  if (!mentor) return { effects: [] };
  if (/kill myself|end it/i.test(text))
    return called(sam, mentor, 'urgent', text, say('crisis.reply', CRISIS, 'crisis'));
  if (talking.has(mentor.id)) {
    const event = { kind: 'mentee-spoke', handoffId: 'h1', mentee: named(sam), text } as const;
    return { effects: [{ kind: 'post', to: mentor.id, event }] };
  }
  if (/dave/i.test(text)) {
    return called(
      sam,
      mentor,
      'asked',
      text,
      say('mentor-please.asked', "I've asked Dave. I'll tell you when he's here."),
    );
  }
  if (/slip/i.test(text)) {
    const words = "Thanks for telling me. A slip doesn't undo what you've built. What was going on?";
    return { effects: [say('slip-up.thank', words), { kind: 'ledger', what: 'slip', detail: { kind: 'unsaid' } }] };
  }
  if (/^[1-5]$/.test(text)) {
    return { effects: [say('check-in.hear-more', 'Thanks Sam. What would make today a bit lighter?')] };
  }
  if (/^yes$/i.test(text)) {
    return {
      effects: [
        say('welcome.thanks', "Thanks. I'll check in at 9am each day. Text STOP any time and I will."),
        { kind: 'ledger', what: 'consent-texts', detail: { answer: 'yes' } },
      ],
      wakeAt: now + DAY_MS,
    };
  }
  return { effects: [say('fallback.sorry', "Sorry, I didn't get that. Say it another way, or ask for Dave.")] };
}

function called(sam: Person, mentor: Named, reason: HandoffReason, words: string, first: Effect): ScriptedTurn {
  const offered = { kind: 'handoff-offered', handoffId: 'h1', mentee: named(sam), reason, words } as const;
  return {
    effects: [first, { kind: 'handoff', do: 'open', handoffId: 'h1', reason, words }],
    tell: [{ to: mentor.id, happening: offered }],
  };
}

function mentorTurn(
  dave: Person,
  event: Parameters<Script>[1],
  talking: Map<string, Named>,
  waiting: Map<string, Named>,
): ScriptedTurn {
  const mentee = waiting.get(dave.id);
  const mentor = named(dave);
  switch (event.kind) {
    case 'handoff-offered':
      waiting.set(dave.id, event.mentee);
      return {
        effects: [
          say(
            'mentor.alert',
            `Sam wants a person. They wrote: "${event.words}" Reply TAKE to talk with them.`,
            'started',
          ),
        ],
      };
    case 'claim-answered':
      return { effects: [say('mentor.yours', "You're talking with Sam. Write DONE when you finish.")] };
    case 'mentee-spoke':
      return { effects: [say('mentor.from-mentee', `Sam: ${event.text}`, 'relay')] };
    case 'heard':
      break;
    default:
      return { effects: [{ kind: 'ignore', because: 'nothing-to-say' }] };
  }
  const held = talking.get(dave.id);
  if (/^take$/i.test(event.text) && mentee) {
    talking.set(dave.id, mentee);
    return {
      effects: [{ kind: 'handoff', do: 'claim', handoffId: 'h1', mentee }],
      tell: [
        { to: dave.id, happening: { kind: 'claim-answered', handoffId: 'h1', mentee, answer: 'won', owner: mentor } },
        { to: mentee.id, happening: { kind: 'handoff-claimed', handoffId: 'h1', mentor } },
      ],
    };
  }
  if (/^done$/i.test(event.text) && held) {
    talking.delete(dave.id);
    return {
      effects: [
        { kind: 'handoff', do: 'resolve', handoffId: 'h1', mentee: held },
        say('mentor.done', 'Thanks, Dave. Go gently.'),
      ],
      tell: [{ to: held.id, happening: { kind: 'handoff-resolved', handoffId: 'h1', mentor } }],
    };
  }
  if (!held) return { effects: [say('mentor.nothing', 'Nobody is waiting for you just now.')] };
  const spoke = { kind: 'mentor-spoke', handoffId: 'h1', mentor, text: event.text } as const;
  return { effects: [{ kind: 'post', to: held.id, event: spoke }] };
}

function named({ id, name }: Named): Named {
  return { id, name };
}
