import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Tampered } from '../vault';

/**
 * What a state and a page of a log usually hold. Both are short, and shrink to half or a third only with something to refer
 * back to. Never change it: what is stored was packed with it. A better one becomes version 2, beside this.
 */
const FIRST = Buffer.from(
  [
    '{"v":1,"role":"mentor","offers":[],"holding":null,"passed":null,"claiming":null,"stopped":false}',
    '{"v":1,"role":"mentee","welcome":"begun","welcomeAt":null,"greeted":null,"consent":{"texts":true,"mentorSees":true},',
    '"stopped":false,"handoff":{"id":"h","reason":"asked","status":"claimed","mentor":{"id":"","name":""},"waiting":[]},',
    '"safetyAsked":{"cue":"safety.","category":"","at":17},"flows":[{"flow":"check-in","version":"1","step":"how-is-today",',
    '"memory":{"mood":3,"_asked":"how-is-today"},"calledFrom":0}],"lost":0,"offered":null,"checkIn":{"time":"09:00",',
    '"settled":"2026-01-01","deferredUntil":null},"lowDays":0,"mood":{"day":"2026-","value":3},',
    '"goals":[{"id":"g1","words":"get my own place","since":"2026-"}],',
    '"steps":[{"id":"s1","goal":"g1","words":"ring the council","nudgeAt":null,"nudged":false,"outcome":"open"}],',
    '"slip":{"day":"2026-","kind":"drink"},"lastHeard":17,"channel":"sms","made":1}',
    'mentor-please.ask fallback.listen goal.first-step slip-up.heard welcome.hello handoff.relay settings.done small-talk.thanks ',
    'crisis.reply check-in.how-is-today check-in.anything-on-your-mind check-in.reflect ',
    "I'm sorry to hear that. That sounds hard. I hear you. Thank you for saying it. Many people slip along the way. ",
    "I've asked them to get in touch here. I can't say how soon. Would it help to hear from ? I can ask. ",
    "What's one small thing you could do towards it this week? In your own words, big or small. Thanks, I've kept that. ",
    "Done. I'll ask how it went tomorrow around 6pm. No pressure. Your goals are still yours. I'm here. ",
    'Some people like to pick one small step for the week. Want to? Anything sitting on your mind today? ',
    'Thanks for telling me about Hi Morning From 1 (rough) to 5 (good), how are you doing? ',
    '[17,[["h","sms","',
    '"],["s","',
  ].join(''),
);

const PLAIN = 0;
const PACKED = 1;
/** Small windows: what is packed is short, and setting a window up costs more than packing. */
const OPTIONS = { dictionary: FIRST, windowBits: 12, memLevel: 5 } as const;
const INFLATE = { ...OPTIONS, maxOutputLength: 16 * 1024 * 1024 } as const;

/** Text made shorter, where it can be. */
export function pack(text: string): Buffer {
  const plain = Buffer.from(text);
  const packed = deflateRawSync(plain, OPTIONS);
  return packed.length < plain.length
    ? Buffer.concat([Buffer.of(PACKED), packed])
    : Buffer.concat([Buffer.of(PLAIN), plain]);
}

/** @throws Tampered */
export function unpack(packed: Buffer): string {
  const rest = packed.subarray(1);
  if (packed[0] === PLAIN) return rest.toString();
  if (packed[0] !== PACKED) throw new Tampered('A record was packed by a newer version.');
  try {
    return inflateRawSync(rest, INFLATE).toString();
  } catch {
    throw new Tampered('A packed record does not unpack.');
  }
}
