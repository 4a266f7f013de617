import { connect, post } from './connection.mjs';
import { Phone } from './phone.mjs';
import { Story } from './story.mjs';
import { Times, WallClock } from './wall-clock.mjs';

const find = (id) => document.getElementById(id);
const NARROW = matchMedia('(max-width: 759px)');

const times = new Times();
const phones = { sam: new Phone(find('sam'), times), dave: new Phone(find('dave'), times) };
const story = new Story(find('story'), times);
const parts = { ...phones, story };
const clock = new WallClock(find('clock'), times, speak);
const tabs = [...document.querySelectorAll('[data-show]')];
const unseen = { sam: 0, dave: 0, story: 0 };
let round = null;
let live = false;

/** Says something that has no place of its own. A problem is shown too, until the next thing is said. */
function speak(words, problem = false) {
  find('spoken').textContent = words;
  find('spoken').className = problem ? 'banner' : 'unseen';
}

function clear() {
  for (const part of Object.values(parts)) part.clear();
  clock.next(null);
  delete document.body.dataset.begun;
}

function play(newRound) {
  round = newRound;
  document.body.dataset.round = newRound;
}

const showEntry = {
  wrote: (entry) => {
    document.body.dataset.begun = 'yes';
    phones[entry.who].wrote(entry);
  },
  arrived: (entry) => {
    phones[entry.who].arrived(entry);
    count(entry.who);
  },
  did: (entry) => {
    story.did(entry);
    if (entry.who === 'sam') clock.next(entry.next?.at ?? null);
  },
  moved: (entry) => story.moved(entry),
  began: (entry) => {
    clear();
    play(entry.round);
    story.began(entry);
  },
};

/** On a narrow screen one part is shown at a time: the others say how much is new on them. */
function count(part) {
  if (!live || !NARROW.matches || document.body.dataset.showing === part) return;
  unseen[part]++;
  labelTabs();
  speak(`New message on ${part === 'sam' ? "Sam's" : "Dave's"} phone.`);
}

function labelTabs() {
  for (const tab of tabs) {
    const many = unseen[tab.dataset.show];
    tab.querySelector('.new').textContent = many > 0 ? ` ${many} new` : '';
    tab.setAttribute('aria-pressed', String(document.body.dataset.showing === tab.dataset.show));
  }
}

for (const tab of tabs) {
  tab.addEventListener('click', () => {
    document.body.dataset.showing = tab.dataset.show;
    unseen[tab.dataset.show] = 0;
    labelTabs();
    parts[tab.dataset.show].toEnd();
  });
}

/** Beside each other the clock stands between the phones, on a narrow screen above them: in reading order too. */
function placeClock() {
  find(NARROW.matches ? 'sam' : 'dave').before(find('clock'));
}
NARROW.addEventListener('change', placeClock);
placeClock();

const confirm = find('confirm');
find('again').addEventListener('click', () => confirm.showModal());
confirm.addEventListener('click', async ({ target }) => {
  const answer = target.dataset?.answer;
  if (!answer) return;
  confirm.close();
  if (answer === 'no') return;
  await post('/try/again', {}).then(
    () => speak('Started again. A new Sam meets the bot.'),
    (error) => speak(error.message, true),
  );
});

connect({
  hello: (hello) => {
    times.zone = hello.zone;
    if (round !== null && round !== hello.round) clear();
    play(hello.round);
  },
  clock: ({ now }) => clock.set(now),
  entry: (entry) => showEntry[entry.kind](entry),
  caughtUp: () => {
    live = true;
    for (const phone of Object.values(phones)) phone.beLive();
  },
  state: (state) => {
    document.body.dataset.connection = state;
    find('connection').textContent =
      state === 'lost' ? 'The bot is away. Trying to reach it again; what you have typed is kept.' : '';
  },
});
