import fc from 'fast-check';

/** What somebody might write who means no good, or whose program is broken. */
export const word = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e309',
    'null',
    '__proto__',
    'constructor',
    '\u0000',
    '🙂'.repeat(40),
    '\ud800',
    '\u202egnitirw',
    '../../../etc/passwd',
    '%00%ff%E0%A4',
    "'; DROP TABLE people; --",
    '{{7*7}}',
    '<script>alert(1)</script>',
    'STOP',
    'i want to kill myself',
    '+447700900456',
    'a'.repeat(2_000),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

export const value = fc.oneof(word, fc.jsonValue({ maxDepth: 3 }), fc.constant(undefined));

/** Something that has the shape of the real thing, but for some of its parts. */
export function nearly(shape: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(shape);
  return fc
    .record({
      changed: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 }),
      gone: fc.subarray(names, { maxLength: Math.min(2, names.length) }),
      more: fc.dictionary(word, value, { maxKeys: 2 }),
      change: fc.boolean(),
      drop: fc.nat({ max: 3 }),
    })
    .map(({ changed, gone, more, change, drop }) => {
      const made: Record<string, unknown> = { ...shape, ...more, ...(change ? changed : {}) };
      if (drop === 0) for (const name of gone) delete made[name];
      return made;
    });
}

/** A body that no door expects. */
export const anyBody = fc.oneof(
  value.map((one) => JSON.stringify(one) ?? ''),
  fc.json(),
  fc.webQueryParameters(),
  word,
  fc.constantFrom('['.repeat(20_000), `{"a":"${'x'.repeat(70_000)}"}`, '{"a":1', '\uFEFF{}', 'a=%ZZ&&&==&=', 'null'),
);
