import { post } from './connection.mjs';

/** How an instant reads on the wall of the two phones. */
export class Times {
  zone = 'UTC';

  hour(at) {
    return this.format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  day(at) {
    return this.format(at, { weekday: 'long', day: 'numeric', month: 'long' });
  }

  soon(at) {
    return this.format(at, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  format(at, options) {
    return new Intl.DateTimeFormat('en-GB', { timeZone: this.zone, ...options }).format(at);
  }
}

/** The simulated clock: its face, its sky, and the buttons that move it on. */
export class WallClock {
  constructor(section, times, speak) {
    this.times = times;
    this.speak = speak;
    this.sky = section.querySelector('.sky');
    this.disc = section.querySelector('.disc');
    this.face = section.querySelector('time');
    this.nextAt = section.querySelector('.next-at');
    this.jumps = [...section.querySelectorAll('[data-jump]')];
    for (const button of this.jumps) button.addEventListener('click', () => this.jump(button.dataset.jump));
    /** How far the simulated clock is ahead of this page's own. */
    this.ahead = 0;
    setInterval(() => this.show(), 1_000);
  }

  set(now) {
    this.ahead = now - performance.now();
    this.show();
  }

  next(at) {
    this.nextAt.textContent = at === null ? '' : this.times.soon(at);
  }

  show() {
    const now = Math.floor((this.ahead + performance.now()) / 60_000) * 60_000;
    if (now === this.shown) return;
    this.shown = now;
    const hour = this.times.hour(now);
    this.face.querySelector('.day').textContent = this.times.day(now);
    this.face.querySelector('.hour').textContent = hour;
    this.face.dateTime = new Date(now).toISOString();
    this.paint(hour);
  }

  /** The sun crosses the sky from six to eight in the evening, the moon the rest of the time. */
  paint(hour) {
    const [h, m] = hour.split(':').map(Number);
    const at = h + m / 60;
    const day = at >= 6 && at < 20;
    const way = day ? (at - 6) / 14 : ((at + 4) % 24) / 10;
    this.disc.setAttribute('cx', String(18 + way * 184));
    this.disc.setAttribute('cy', String(78 - Math.sin(way * Math.PI) * 56));
    this.sky.dataset.part = !day ? 'night' : at < 8 ? 'dawn' : at >= 17.5 ? 'dusk' : 'day';
  }

  async jump(advance) {
    if (this.moving) return;
    this.busy(true);
    this.speak('Moving the clock…');
    try {
      const { now } = await post('/try/clock', { advance }, 60_000);
      this.set(now);
      this.speak(`It is now ${this.times.day(now)}, ${this.times.hour(now)}.`);
    } catch (error) {
      this.speak(error.message, true);
    } finally {
      this.busy(false);
    }
  }

  /** Not `disabled`: that would take the focus from the button that was just pressed. */
  busy(moving) {
    this.moving = moving;
    for (const button of this.jumps) button.setAttribute('aria-disabled', String(moving));
  }
}
