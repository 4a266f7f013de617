import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ClientContext, Result } from 'ioredis';
import { z } from 'zod';
import type { RedisClient } from '../../redis';
import type { Vault } from '../../vault';
import { editionId, type ScriptFiles } from './script-files';

declare module 'ioredis' {
  interface RedisCommander<Context extends ClientContext> {
    scriptsPublish(
      files: string,
      current: string,
      history: string,
      known: string,
      id: string,
      packed: Buffer,
      expected: string,
      line: Buffer,
      now: number,
    ): Result<number, Context>;
    scriptsNoteEdit(last: string, edits: string, id: string, line: Buffer): Result<number, Context>;
  }
}

const PUBLISH = { numberOfKeys: 4, lua: `#!lua\n${readFileSync(join(__dirname, 'publish.lua'), 'utf8')}` };

const NOTE_EDIT = {
  numberOfKeys: 2,
  lua: `#!lua\n${readFileSync(join(__dirname, 'note-edit.lua'), 'utf8')}`,
};

const CURRENT = '{scripts}:current';
const HISTORY = '{scripts}:history';
const KNOWN = '{scripts}:known';
const EDITS = '{scripts}:edits';
const EDITED = '{scripts}:edited';
const FAULTS = '{scripts}:faults';
const filesKey = (id: string) => `{scripts}:files:${id}`;

/** The key that the history is sealed with: it names who published. The owner stands where a person's id would. */
export const SCRIPTS_KEY = { key: '{scripts}:dek', owner: 'scripts' } as const;

/** Somebody else published between the reading and the writing. */
export class PublishedMeanwhile extends Error {
  override readonly name = 'PublishedMeanwhile';
  constructor() {
    super('Somebody else has published meanwhile. Look at the history, and publish again on top of it.');
  }
}

const change = z.object({
  edition: z.string(),
  /** The edition that was in use until then; '' for the files of the program. */
  before: z.string(),
  /** The files of the program on which it was made. */
  base: z.string(),
  did: z.enum(['published', 'rolled-back']),
  by: z.string(),
  why: z.string(),
  /** Milliseconds since 1970, UTC. */
  at: z.number(),
});
/** One line of the history: who changed what, when and why. */
export type Change = z.infer<typeof change>;

const edit = z.object({
  edition: z.string(),
  /** The edition that was in use until then. */
  before: z.string(),
  /** The files that differ. */
  paths: z.array(z.string()),
  /** Kinds of position from which a question was taken away, or given other answers. */
  affected: z.number(),
  /** Milliseconds since 1970, UTC. */
  at: z.number(),
});
/** What was edited in its own folder while the service ran: what changed, and when. Nobody can say who did. */
export type Edit = z.infer<typeof edit>;

/** Editions of flows and wording, as they are kept: none of them ever changes. */
export interface EditionStore {
  /** Keep these files, so that whoever begins a flow in them can finish it in them. @returns their id */
  keep(files: ScriptFiles): Promise<string>;
  /** The files of an edition; null when it is not known. @throws RangeError when they are not what was kept */
  find(id: string): Promise<ScriptFiles | null>;
  /** The ids of the editions kept last, newest first. */
  known(most: number): Promise<string[]>;
  /** The published edition in use, with the change that put it there; null for the files of the program. */
  current(): Promise<Change | null>;
  /** The id of the published edition in use, '' for none: one small read, to be asked often. */
  currentId(): Promise<string>;
  /** @throws PublishedMeanwhile */
  publish(files: ScriptFiles, what: Omit<Change, 'edition'>): Promise<Change>;
  /** Every change, oldest first. */
  history(): Promise<Change[]>;
  /** Write down what was edited in place; once, however many processes see it. */
  noteEdit(made: Edit): Promise<void>;
  /** Every edit in place, oldest first. */
  edits(): Promise<Edit[]>;
  /** Write down what of the edition in use does not hold to the rules of this version, one line each: whoever publishes next reads it. */
  noteFaults(lines: readonly string[]): Promise<void>;
  faults(): Promise<readonly string[]>;
}

export async function openEditions(
  redis: RedisClient,
  vault: Pick<Vault, 'mint' | 'unwrap'>,
  now: () => number,
): Promise<EditionStore> {
  redis.defineCommand('scriptsPublish', PUBLISH);
  redis.defineCommand('scriptsNoteEdit', NOTE_EDIT);
  const key = await openKey(redis, vault);
  const read = (line: Buffer) => change.parse(JSON.parse(key.open('log', 'scripts', line)));
  const history = async () => (await redis.lrangeBuffer(HISTORY, 0, -1)).map(read);
  const find = async (id: string) => {
    const packed = await redis.getBuffer(filesKey(id));
    return packed && unpack(packed, id);
  };
  return {
    find,
    history,
    async keep(files) {
      const id = editionId(files);
      const added = await redis.zadd(KNOWN, 'NX', now(), id);
      if (added === 1 || (await redis.exists(filesKey(id))) === 0) await redis.set(filesKey(id), pack(files), 'NX');
      return id;
    },
    async noteEdit(made) {
      await redis.scriptsNoteEdit(EDITED, EDITS, made.edition, key.seal('log', 'scripts', JSON.stringify(made)));
    },
    async noteFaults(lines) {
      await redis.set(FAULTS, key.seal('log', 'scripts', JSON.stringify(lines)));
    },
    async faults() {
      const lines = await redis.getBuffer(FAULTS);
      return lines === null ? [] : z.array(z.string()).parse(JSON.parse(key.open('log', 'scripts', lines)));
    },
    async edits() {
      const lines = await redis.lrangeBuffer(EDITS, 0, -1);
      return lines.map((line) => edit.parse(JSON.parse(key.open('log', 'scripts', line))));
    },
    known: (most) => redis.zrevrange(KNOWN, 0, most - 1),
    currentId: async () => (await redis.get(CURRENT)) ?? '',
    async current() {
      const id = await redis.get(CURRENT);
      if (!id) return null;
      return (await history()).findLast(({ edition }) => edition === id) ?? null;
    },
    async publish(files, what) {
      const made = { ...what, edition: editionId(files) };
      const line = key.seal('log', 'scripts', JSON.stringify(made));
      const { edition, before, at } = made;
      const done = await redis.scriptsPublish(
        filesKey(edition),
        CURRENT,
        HISTORY,
        KNOWN,
        edition,
        pack(files),
        before,
        line,
        at,
      );
      if (done !== 1) throw new PublishedMeanwhile();
      return made;
    },
  };
}

async function openKey(redis: RedisClient, vault: Pick<Vault, 'mint' | 'unwrap'>) {
  const known = await redis.getBuffer(SCRIPTS_KEY.key);
  if (known) return vault.unwrap(SCRIPTS_KEY.owner, known);
  await redis.setnx(SCRIPTS_KEY.key, (await vault.mint(SCRIPTS_KEY.owner)).wrapped);
  const wrapped = await redis.getBuffer(SCRIPTS_KEY.key);
  if (!wrapped) throw new Error('Redis lost the key of the scripts between two commands.');
  return vault.unwrap(SCRIPTS_KEY.owner, wrapped);
}

const packed = z.array(z.tuple([z.string(), z.string()]));

const pack = (files: ScriptFiles) => deflateRawSync(JSON.stringify([...files]));

function unpack(bytes: Buffer, id: string): ScriptFiles {
  const files = new Map(packed.parse(JSON.parse(inflateRawSync(bytes).toString('utf8'))));
  if (editionId(files) !== id) throw new RangeError(`The edition ${id} is not as it was kept.`);
  return files;
}
