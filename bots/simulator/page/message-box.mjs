import { post } from './connection.mjs';

/** Where somebody types. What is typed stays until the server has it, and over a reload. */
export class MessageBox {
  constructor(form, who) {
    this.who = who;
    this.form = form;
    this.area = form.querySelector('textarea');
    this.note = form.querySelector('.note');
    this.hint = this.note.textContent;
    this.sending = false;
    /** The message that was tried last and is not known to have arrived: sent again unchanged, it keeps its id. */
    this.tried = null;
    this.restore();
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send();
    });
    this.area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
    this.area.addEventListener('input', () => this.keep());
  }

  /** Puts a suggestion into the box, ready to be sent or changed. */
  suggest(text) {
    this.area.value = text;
    this.area.focus();
    this.keep();
  }

  async send() {
    const text = this.area.value.trim();
    if (text === '' || this.sending) return;
    if (this.tried?.text !== text) this.tried = { text, id: crypto.randomUUID() };
    const { id } = this.tried;
    this.sending = true;
    this.show('Sending…', 'sending');
    this.keep();
    try {
      await post('/try/say', { who: this.who, text, id });
      this.arrived(id);
    } catch (error) {
      if (this.tried?.id === id) this.show(this.whyNot(error), 'unsent');
    } finally {
      this.sending = false;
    }
  }

  /** The server has the message `id`: told by its answer or, when that was lost, by the conversation itself. */
  arrived(id) {
    if (this.tried?.id !== id) return;
    const { text } = this.tried;
    this.tried = null;
    // Whatever was typed since stays.
    const now = this.area.value.trimStart();
    if (now.startsWith(text)) this.area.value = now.slice(text.length).trimStart();
    this.keep();
    this.show(this.hint, '');
  }

  whyNot(error) {
    return error.refused ? error.message : `Not sent. ${error.message} Your words are kept: press Enter to try again.`;
  }

  show(words, state) {
    this.note.textContent = words;
    this.form.dataset.state = state;
  }

  keep() {
    this.area.style.height = 'auto';
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
    try {
      sessionStorage.setItem(this.who, JSON.stringify({ draft: this.area.value, tried: this.tried }));
    } catch {
      // A browser that keeps nothing: the words are in the box all the same.
    }
  }

  restore() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.who) ?? '{}');
      this.area.value = kept.draft ?? '';
      this.tried = kept.tried ?? null;
    } catch {
      this.area.value = '';
    }
  }
}
