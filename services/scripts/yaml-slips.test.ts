import { wordingFile } from '../../dialogs/scripts/wording';
import { parseYaml } from './read-yaml';

/** What somebody reads who has made one slip in a file that was right before. */
function readsOf(source: string): string[] {
  try {
    parseYaml(source, 'locales/a.yaml', wordingFile);
    return [];
  } catch (fault) {
    return String(fault instanceof Error ? fault.message : fault).split('\n');
  }
}

describe('what somebody slips on who has never seen this form is told in plain words, once, on the line to mend:', () => {
  test.each([
    [
      'a text with a colon in it',
      'a:\n  when: x\n  say: Hi: how are you\n',
      3,
      'a text with a colon in it needs straight',
    ],
    ['a quote that is not closed', 'a:\n  when: x\n  say: "Hi there\n', 3, 'no quote ends it'],
    ['a tab', 'a:\n  when: x\n\tsay: "Hi"\n', 3, 'begins with a tab'],
    ['a line too far in', 'a:\n  when: x\n   say: "Hi"\n', 2, 'the same number of blanks'],
    ['a line not far enough in', 'a:\n   when: x\n  say: "Hi"\n', 3, 'the same number of blanks'],
    ['no blank after the colon', 'a:\n  when: x\n  say:"Hi"\n', 3, 'no blank after the colon. Write: say:'],
    ['no colon', 'a:\n  when: x\n  say "Hi"\n', 3, 'there is no colon after "say"'],
    ['no colon after the name of a moment', 'a\n  when: x\n  say: "Hi"\n', 1, 'there is no colon after "a"'],
    [
      'quotes inside quotes',
      'a:\n  when: x\n  say: "Text "home" any time"\n',
      3,
      'A quote inside a text is written \\"',
    ],
    ['an apostrophe in single quotes', "a:\n  when: x\n  say: 'don't worry'\n", 3, 'the apostrophe ends the text'],
    ['a text that begins with a name', 'a:\n  when: x\n  say: {name}, hi\n', 3, 'begins with { needs straight'],
    ['a text in stars', 'a:\n  when: x\n  say: *hi*\n', 3, 'begins with * needs straight'],
    ['a text that begins with an at', 'a:\n  when: x\n  say: @home\n', 3, 'begins with @ needs straight'],
    [
      'a copied blank after a hyphen',
      'a:\n  when: x\n  say:\n    - "Hi"\n    -\u00a0"Ho"\n',
      5,
      'the blank after the hyphen',
    ],
    ['a copied blank after a colon', 'a:\n  when: x\n  say:\u00a0"Hi"\n', 3, 'the blank after the hyphen or the colon'],
    [
      'a colon in one of several texts',
      'a:\n  when: x\n  say:\n    - Hi: how are you\n',
      4,
      'a text with a colon in it',
    ],
    ['accents of an old editor', 'a:\n  when: x\n  say: "caf\ufffd"\n', 3, 'encoding UTF-8'],
    ['curly quotes', 'a:\n  when: x\n  say: \u201cHi: you\u201d\n', 3, 'these quotes are curly'],
    ['a list that is not closed', 'a:\n  when: x\n  begins: [hi, ho\nb:\n  when: y\n', 4, 'needs a ] at its end'],
    ['the same key twice', 'a:\n  when: x\n  say: "Hi"\n  say: "Ho"\n', 4, '"say:" stands twice'],
    ['a hyphen out of line', 'a:\n  when: x\n  say:\n    - "Hi"\n   - "Ho"\n', 5, 'the same number of blanks'],
  ])('%s', (_, source, line, words) => {
    const reads = readsOf(source);
    const there = reads.filter((one) => one.includes(words));
    expect(there).toHaveLength(1);
    // Plain words first; what the parser calls it comes behind them.
    expect(there[0]).toMatch(new RegExp(`^locales/a\\.yaml:${line}: [a-z"].*[a-z.)]$`));
    expect(new Set(reads.map((one) => one.split(': ')[0])).size).toBe(reads.length);
  });

  test('and a text that a # cut off says so', () => {
    expect(readsOf('a:\n  when: x\n  say: #1 for you\n')).toEqual([
      expect.stringMatching(/^locales\/a\.yaml:3: a\.say: .*(nothing stands here|Invalid)/),
    ]);
  });
});
