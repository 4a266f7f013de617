import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { FOLDERS, filesIn } from '../../test/support/source/files';
import { readQuickly, readYaml } from './read-yaml';

const folder = mkdtempSync(join(tmpdir(), 'read-yaml-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shape = z.strictObject({ name: z.string(), days: z.array(z.number()).default([]) });
const read = (source: string) => {
  const path = join(folder, 'a.yaml');
  writeFileSync(path, source);
  return readYaml(path, 'locales/a.yaml', shape);
};

describe('the two parsers are one to whoever writes', () => {
  const files = filesIn(FOLDERS, '.yaml');

  test('every file of the project means the same to both', () => {
    expect(files.length).toBeGreaterThan(100);
    for (const { path, text } of files) {
      expect({ path, ...readQuickly(text) }).toEqual({ path, data: parseDocument(text).toJS() });
    }
  });

  test.each([
    ['a word that was a yes once', 'name: yes'],
    ['a number that begins with a nought', 'days: [010, 0o10, 0x10, 1_0]'],
    ['a date, and a time of day', 'name: 2026-11-22\nat: 12:30'],
    ['nothing, in every way of writing it', 'a:\nb: ~\nc: null\nd: NULL'],
    ['text on several lines', 'a: |\n  one\n   two\nb: >-\n  one\n  two\n\n  three\nc: "one\n  two"'],
    ['a key that is no ordinary one', '__proto__: { a: 1 }\n1: one\ntrue: two'],
    ['a merge that is none', '<<: { a: 1 }'],
  ])('%s', (_, source) => {
    expect(readQuickly(source)).toEqual({ data: parseDocument(source).toJS() });
  });
});

describe('whatever the quick one refuses is left to the other', () => {
  test('what is said once and meant twice is read', () => {
    expect(readQuickly('name: &a Sam\nother: *a')).toBeNull();
    expect(read('name: Sam\ndays: [&a 1, *a]')).toEqual({ name: 'Sam', days: [1, 1] });
  });

  test('and a file that says nothing is refused for what it lacks', () => {
    expect(() => read('# Nothing yet.\n')).toThrow(
      /^locales\/a.yaml:1: nothing stands here .*; permitted are lines of their own below it/,
    );
  });
});

describe('a fault names file and line', () => {
  test.each([
    ['a bracket that is not closed', 'name: Sam\ndays: [1, 2\n', /^locales\/a.yaml:\d: .*Flow sequence/],
    [
      'a key that is there twice',
      'name: Sam\n\nname: Alex\n',
      /^locales\/a.yaml:3: "name:" stands twice .*\(Map keys must be unique\.\)$/,
    ],
    [
      'a value of another kind',
      'name: Sam\ndays:\n  - 1\n  - two\n',
      /^locales\/a.yaml:4: days\.1: it is "two"; permitted are numbers, without quotes/,
    ],
    [
      'a key that nobody knows',
      'name: Sam\nday: 1\n',
      /^locales\/a.yaml:2: Unrecognized key: "day"; permitted are name, days/,
    ],
  ])('%s', (_, source, fault) => {
    expect(() => read(source)).toThrow(fault);
  });

  test('every fault has a line of its own', () => {
    expect(() => read('name: 1\ndays: 2\n')).toThrow(/^locales\/a.yaml:1: name: .*\nlocales\/a.yaml:2: days: .*$/);
  });
});
