import fc from 'fast-check';
import { isSignedByProvider } from './signature';
import vectors from './signature.vectors.json';

/** Made with version 6.2 of the provider's own Node library and this token: they stay what they are, whatever the library becomes. */
const TOKEN = 'drama-token';

const forms = vectors.map(({ title, url, fields, signature }) => ({
  title,
  url,
  signature,
  fields: new URLSearchParams(fields.map(([name = '', value = '']): [string, string] => [name, value])),
}));

test.each(forms)("the provider's signature over $title is known for its own", ({ url, fields, signature }) => {
  expect(isSignedByProvider(TOKEN, signature, url, fields)).toBe(true);
});

test.each(forms)(
  'a signature over $title is no good under another token, at another address or with more in it',
  (form) => {
    const { url, fields, signature } = form;
    const more = new URLSearchParams(fields);
    more.append('Body', 'and STOP');
    expect([
      isSignedByProvider('another-token', signature, url, fields),
      isSignedByProvider(TOKEN, signature, url.replace('/sms', '/sms/status'), fields),
      isSignedByProvider(TOKEN, signature, url, more),
    ]).toEqual([false, false, false]);
  },
);

test('it does not matter whether the provider names the port that every URL of the scheme has', () => {
  const [form] = forms;
  if (!form) throw new Error('there are no vectors');
  const named = form.url.replace('example.org', 'example.org:443');
  expect(isSignedByProvider(TOKEN, form.signature, named, form.fields)).toBe(true);
});

test('no text is taken for a signature', () => {
  const [form] = forms;
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String({ minLength: 28, maxLength: 28 })), (text) => {
      expect(isSignedByProvider(TOKEN, text, form?.url ?? '', form?.fields ?? new URLSearchParams())).toBe(false);
    }),
  );
});
