import { element } from './phone.mjs';

/** What the system did, in plain words, turn by turn. */
export class Story {
  constructor(section, times) {
    this.list = section.querySelector('ol');
    this.list.tabIndex = 0;
    this.times = times;
    /** When each of them is planned to hear from the bot next, as last told. */
    this.planned = {};
    this.day = null;
  }

  clear() {
    this.planned = {};
    this.list.replaceChildren();
    this.day = null;
  }

  began({ at }) {
    this.add(at, 'mark', [element('p', 'happened', 'A new Sam meets the bot.')]);
  }

  moved({ at, words }) {
    this.add(at, 'mark', [element('p', 'happened', words)]);
  }

  did({ at, happened, did, pressing, next, who }) {
    const lines = [element('p', 'happened', happened.join(' ')), element('p', 'did', did.join(' '))];
    // Said again only when it changed.
    const news = next !== null && this.planned[who] !== next.at;
    this.planned[who] = next?.at;
    if (news) lines.push(element('p', 'next', next.words));
    this.add(at, `by-${who}${pressing ? ' pressing' : ''}`, lines, pressing);
  }

  add(at, className, lines, pressing = false) {
    const follow = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    const day = this.times.day(at);
    if (day !== this.day) this.list.append(element('li', 'day-line', day));
    this.day = day;
    const item = element('li', className);
    const time = element('time', '', this.times.hour(at));
    time.dateTime = new Date(at).toISOString();
    const body = element('div', 'words');
    if (pressing) body.append(element('p', 'flag', 'Cannot wait'));
    body.append(...lines);
    item.append(time, body);
    this.list.append(item);
    if (follow) this.toEnd();
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
  }
}
