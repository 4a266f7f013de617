import { MessageBox } from './message-box.mjs';

const SPEAKERS = { bot: 'Small Steps', sam: 'Sam', dave: 'Dave' };
/** How near its end a conversation must be, in pixels, to follow what is new. */
const NEAR = 80;

/** One of the two phones: a conversation with the bot, and the box to write in. */
export class Phone {
  constructor(section, times) {
    this.who = section.dataset.who;
    this.times = times;
    this.talk = section.querySelector('.talk');
    // Scrolled with the keyboard too, also where a browser does not see to that by itself.
    this.talk.tabIndex = 0;
    this.latest = section.querySelector('.latest');
    this.box = new MessageBox(section.querySelector('.box'), this.who);
    this.clear();
    for (const chip of section.querySelectorAll('.chips button')) {
      chip.addEventListener('click', () => this.box.suggest(chip.dataset.text));
    }
    this.latest.addEventListener('click', () => {
      this.toEnd();
      this.talk.focus();
    });
    this.talk.addEventListener('scroll', () => {
      if (this.atEnd()) this.latest.hidden = true;
    });
    // Keeps the last message in sight when the box grows or the window shrinks.
    let wasAtEnd = true;
    this.talk.addEventListener('scroll', () => {
      wasAtEnd = this.atEnd();
    });
    new ResizeObserver(() => wasAtEnd && this.toEnd()).observe(this.talk);
  }

  clear() {
    this.talk.replaceChildren();
    this.day = null;
    this.speaker = null;
    this.latest.hidden = true;
  }

  /** Read out what comes from now on; the history was there before. */
  beLive() {
    this.talk.setAttribute('aria-live', 'polite');
  }

  wrote({ id, text, at }) {
    this.add({ text, at, speaker: this.who, own: true, foot: '✓ sent', footSpoken: 'sent' });
    this.box.arrived(id);
  }

  arrived({ text, at, speaker, parts }) {
    const foot = `${parts} SMS`;
    this.add({ text, at, speaker, own: false, foot, footSpoken: `sent as ${parts} SMS` });
  }

  add({ text, at, speaker, own, foot, footSpoken }) {
    const follow = own || this.atEnd();
    this.separate(at);
    const bubble = element('div', `bubble by-${speaker}${own ? ' own' : ''}`);
    const same = this.speaker === speaker;
    const name = own
      ? SPEAKERS[speaker]
      : speaker === 'bot'
        ? SPEAKERS.bot
        : `${SPEAKERS[speaker]}, through Small Steps`;
    bubble.append(element('p', own || same ? 'unseen' : 'name', name));
    bubble.append(element('p', 'text', text));
    const meta = element('p', 'meta', `${this.times.hour(at)} `);
    const sign = element('span', '', foot);
    sign.ariaHidden = 'true';
    meta.append(sign, element('span', 'unseen', footSpoken));
    bubble.append(meta);
    bubble.dataset.follows = String(same);
    this.talk.append(bubble);
    this.speaker = speaker;
    if (follow) this.toEnd();
    else this.latest.hidden = false;
  }

  separate(at) {
    const day = this.times.day(at);
    if (day === this.day) return;
    this.day = day;
    this.speaker = null;
    this.talk.append(element('p', 'day-line', day));
  }

  atEnd() {
    return this.talk.scrollHeight - this.talk.scrollTop - this.talk.clientHeight < NEAR;
  }

  toEnd() {
    this.talk.scrollTop = this.talk.scrollHeight;
    this.latest.hidden = true;
  }
}

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
