import type { Shift } from '../../dialogs/handoffs/shifts';
import type { Named, Person, PersonId, Role } from '../../dialogs/person';
import { partitionOf, personKeys } from '../mailroom/partition';
import { realTimers } from '../mailroom/timers';
import type { RedisClient } from '../redis';
import { floorKey, MasterKeyProblem, type Minted, type PersonKey, type Vault } from '../vault';
import type { Address } from './address';
import { ENROL_SCRIPT } from './enrol-script';
import { type PeopleOptions, randomId } from './options';
import { type Enrolment, type People, type StrangerDefaults, UnknownPerson } from './people';
import { Recent } from './recent';
import { readAddress, readPerson } from './records';
import { ADDRESSES, addressMark } from './suppressed';

export function createPeople(options: PeopleOptions): People {
  return new RedisPeople(options);
}

class RedisPeople implements People {
  readonly #redis: RedisClient;
  readonly #vault: Vault;
  readonly #strangers: StrangerDefaults;
  readonly #keys: Recent<PersonKey>;
  readonly #persons: Recent<Person>;
  readonly #ids: Recent<PersonId>;

  constructor(private readonly options: PeopleOptions) {
    const { redis, vault, strangers, timers = realTimers, freshMs = 10_000, remembered = 10_000 } = options;
    redis.defineCommand('peopleEnrol', ENROL_SCRIPT);
    this.#redis = redis;
    this.#vault = vault;
    this.#strangers = strangers;
    this.#keys = new Recent(remembered, freshMs, timers.now);
    this.#persons = new Recent(remembered, freshMs, timers.now);
    this.#ids = new Recent(remembered, freshMs, timers.now);
  }

  async enrol({ address, ...who }: Enrolment): Promise<Person> {
    const known = await this.#idAt(address);
    return known === null ? this.#admit(who, address) : this.#rewrite({ ...who, id: known }, address);
  }

  async strangerAt(address: Address): Promise<Person> {
    const known = await this.byAddress(address);
    return known ?? this.#admit({ ...this.#strangers, role: 'stranger', name: '' }, address);
  }

  async find(id: PersonId): Promise<Person | null> {
    const remembered = this.#persons.get(id);
    if (remembered) return remembered;
    const keys = personKeys(id);
    const [dek, who] = await this.#redis.mgetBuffer(keys.dek, keys.who);
    if (!dek || !who) return null;
    const key = this.#vault.unwrap(id, dek);
    const person = readPerson(key.open('who', '', who));
    this.#keys.set(id, key);
    this.#persons.set(id, person);
    return person;
  }

  async byAddress(address: Pick<Address, 'via' | 'handle'>): Promise<Person | null> {
    const id = await this.#idAt(address);
    return id === null ? null : this.find(id);
  }

  async members(programme: string, role?: Role): Promise<Person[]> {
    const roles = await this.#redis.hgetall(membersKey(programme));
    const ids = Object.keys(roles).filter((id) => role === undefined || roles[id] === role);
    const found = await Promise.all(ids.map((id) => this.find(id)));
    return found.filter((person) => person !== null);
  }

  async matchMentor(menteeId: PersonId, mentorId: PersonId | null): Promise<Person> {
    const [mentee, mentor] = await Promise.all([this.find(menteeId), mentorId === null ? null : this.find(mentorId)]);
    if (!mentee || (mentorId !== null && !mentor)) throw new UnknownPerson();
    const { mentor: _former, ...alone } = mentee;
    const matched = mentor ? { ...alone, mentor: { id: mentor.id, name: mentor.name } } : alone;
    await this.#write(matched, { key: await this.openFor(menteeId) }, null);
    return matched;
  }

  async mentees(programme: string): Promise<Person[]> {
    const roles = await this.#redis.hgetall(membersKey(programme));
    const ids = Object.keys(roles).filter((id) => roles[id] === 'mentee');
    const found = await Promise.all(ids.map((id) => this.reread(id)));
    return found.filter((person) => person !== null);
  }

  reread(id: PersonId): Promise<Person | null> {
    this.#persons.forget(id);
    return this.find(id);
  }

  async setMatch(menteeId: PersonId, mentor: Named | null, apart: readonly PersonId[]): Promise<void> {
    const { mentor: _former, apart: _before, ...alone } = await this.#known(menteeId);
    const theirs = mentor === null ? {} : { mentor: { id: mentor.id, name: mentor.name } };
    const known = { ...alone, ...theirs, ...(apart.length > 0 ? { apart } : {}) };
    await this.#write(known, { key: await this.openFor(menteeId) }, null);
  }

  async setLeft(id: PersonId, left: boolean): Promise<void> {
    const { left: _before, ...person } = await this.#known(id);
    await this.#write(left ? { ...person, left: true } : person, { key: await this.openFor(id) }, null);
  }

  async #known(id: PersonId): Promise<Person> {
    const person = await this.reread(id);
    if (!person) throw new UnknownPerson();
    return person;
  }

  async setShifts(id: PersonId, shifts: readonly Shift[] | null): Promise<void> {
    const person = await this.find(id);
    if (!person) throw new UnknownPerson();
    const { shifts: _former, ...duty } = person.duty ?? {};
    const known = { ...person, duty: shifts === null ? duty : { ...duty, shifts } };
    await this.#write(known, { key: await this.openFor(id) }, null);
  }

  async addressOf(id: PersonId): Promise<Address | null> {
    const key = await this.openFor(id);
    const sealed = await this.#redis.getBuffer(personKeys(id).address);
    return sealed && readAddress(key.open('address', '', sealed));
  }

  forget(id: PersonId): void {
    this.#keys.forget(id);
    this.#persons.forget(id);
  }

  async openFor(id: PersonId): Promise<PersonKey> {
    const remembered = this.#keys.get(id);
    if (remembered) return remembered;
    const dek = await this.#redis.getBuffer(personKeys(id).dek);
    if (!dek) throw new UnknownPerson();
    const key = this.#vault.unwrap(id, dek);
    this.#keys.set(id, key);
    return key;
  }

  unreadable(id: PersonId): Person {
    return { ...this.#strangers, id, name: '', role: 'stranger' };
  }

  async #idAt(address: Pick<Address, 'via' | 'handle'>): Promise<PersonId | null> {
    const mark = this.#addressKey(address);
    const remembered = this.#ids.get(mark);
    if (remembered !== undefined) return remembered;
    const id = await this.#redis.get(mark);
    if (id !== null) this.#ids.set(mark, id);
    return id;
  }

  /** The person first, then the address that leads to them: whoever finds the address finds a whole person. */
  async #admit(who: Omit<Person, 'id'>, address: Address): Promise<Person> {
    const id = (this.options.newId ?? randomId)();
    const person = { ...who, id };
    await this.#writeNew(person, address);
    const first = await this.#redis.set(this.#addressKey(address), id, 'NX', 'GET');
    if (first !== null && first !== id) {
      const keys = personKeys(id);
      await this.#redis.del(keys.dek, keys.who, keys.address);
      return this.#rewriteLost(first, who, address);
    }
    await this.#redis.hset(membersKey(person.programme), id, person.role);
    return person;
  }

  /** Another process admitted somebody at this address in the same moment. A stranger does not overwrite them. */
  async #rewriteLost(first: PersonId, who: Omit<Person, 'id'>, address: Address): Promise<Person> {
    if (who.role !== 'stranger') return this.#rewrite({ ...who, id: first }, address);
    const person = await this.find(first);
    if (!person) throw new UnknownPerson();
    return person;
  }

  /**
   * Somebody written down again without a mentor or hours keeps those they had: `setMatch` and `setShifts` are what change them. Nor does a list bring
   * back whoever has left.
   */
  async #rewrite(anew: Person, address: Address): Promise<Person> {
    const former = await this.find(anew.id);
    const person = {
      ...anew,
      ...(former?.mentor && !anew.mentor ? { mentor: former.mentor } : {}),
      ...(former?.duty && !anew.duty ? { duty: former.duty } : {}),
      ...(former?.apart ? { apart: former.apart } : {}),
      ...(former?.left ? { left: former.left } : {}),
    };
    await this.#write(person, { key: await this.openFor(person.id) }, address);
    await this.#redis.hset(membersKey(person.programme), person.id, person.role);
    if (former && former.programme !== person.programme) {
      await this.#redis.hdel(membersKey(former.programme), person.id);
    }
    return person;
  }

  /** Once more when the master keys were rotated between the minting and the writing. */
  async #writeNew(person: Person, address: Address): Promise<void> {
    if (await this.#write(person, await this.#vault.mint(person.id), address)) return;
    if (await this.#write(person, await this.#vault.mint(person.id), address)) return;
    throw new MasterKeyProblem('The master keys were rotated twice while somebody was written down: try again.');
  }

  /**
   * @param minted with how the key is stored, for somebody new
   * @returns whether it was written: not when the key was wrapped with a master key that is on its way out
   * @throws UnknownPerson
   */
  async #write(
    person: Person,
    { key, wrapped, version = 0 }: Pick<Minted, 'key'> & Partial<Minted>,
    address: Address | null,
  ): Promise<boolean> {
    const { dek, who, address: replyAddress } = personKeys(person.id);
    const profile = key.seal('who', '', JSON.stringify(person));
    const sealed = address === null ? '' : key.seal('address', '', JSON.stringify(address));
    const floor = floorKey(partitionOf(person.id));
    const written = await this.#redis.peopleEnrol(
      dek,
      who,
      replyAddress,
      floor,
      wrapped ?? '',
      profile,
      sealed,
      version,
    );
    if (written === 0) throw new UnknownPerson();
    if (written < 0) return false;
    this.#keys.set(person.id, key);
    this.#persons.set(person.id, person);
    return true;
  }

  #addressKey(address: Pick<Address, 'via' | 'handle'>): string {
    return `${ADDRESSES}${addressMark(this.#vault, address)}`;
  }
}

const membersKey = (programme: string) => `{prog:${programme}}:members`;
