import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LanguageNames, languageFile } from '../../dialogs/language-names';
import { localesIn } from './places';
import { readYaml, ScriptError } from './read-yaml';

/** Where a file of understanding stands, from the project's root: in the locale's own folder, or in that of the locale that it is like. */
export function understandingFile(root: string, locale: string, name: string): string {
  const own = placeOf(locale, name);
  if (name === 'language' || existsSync(join(root, own)) || !existsSync(join(root, placeOf(locale, 'language')))) {
    return own;
  }
  const { like } = readLanguageNames(root, locale);
  return like === undefined ? own : placeOf(like, name);
}

/**
 * The locales that are used, with those that they are like or hear as well; all that there are for undefined.
 * @throws ScriptError for one that is not there
 */
export function localesUsed(root: string, wanted: readonly string[] | undefined): string[] {
  const there = localesIn(root);
  if (wanted === undefined) return there;
  const used = new Set<string>();
  const use = (tag: string) => {
    if (used.has(tag)) return;
    if (!there.includes(tag)) {
      throw new ScriptError(`LOCALES names "${tag}", and there is no such locale. There are: ${there.join(', ')}.`);
    }
    used.add(tag);
    const { like, also } = readLanguageNames(root, tag);
    for (const needed of like === undefined ? also : [like, ...also]) use(needed);
  };
  for (const tag of wanted) use(tag);
  return there.filter((tag) => used.has(tag));
}

/** Whether a locale lacks all of these files, and has them from another. */
export function borrows(root: string, locale: string, names: readonly string[]): boolean {
  return names.every((name) => understandingFile(root, locale, name) !== placeOf(locale, name));
}

/**
 * What a language is called, what it is like, and in which others danger and opt-outs are heard.
 * @throws ScriptError also where one of those is not there, is itself, or is heard with the files of a third
 */
export function readLanguageNames(root: string, locale: string): LanguageNames {
  const shown = placeOf(locale, 'language');
  const names = readYaml(join(root, shown), shown, languageFile);
  const tags = localesIn(root);
  const others = tags.filter((tag) => tag !== locale);
  const named = [
    ...(names.like === undefined ? [] : [['like', names.like] as const]),
    ...names.also.map((tag) => ['also', tag] as const),
  ];
  for (const [key, tag] of named) {
    if (others.includes(tag)) continue;
    const what = tag === locale ? `"${tag}" is this language itself` : `there is no language "${tag}"`;
    throw new ScriptError(`${shown}: ${key}: ${what}. There are: ${others.join(', ')}.`);
  }
  if (names.like !== undefined) {
    const lender = placeOf(names.like, 'language');
    const { like } = readYaml(join(root, lender), lender, languageFile);
    if (like !== undefined) {
      throw new ScriptError(
        `${shown}: like: "${names.like}" is itself like "${like}". Name that one, or have files of its own.`,
      );
    }
  }
  return names;
}

const placeOf = (locale: string, name: string) => `locales/${locale}/understanding/${name}.yaml`;
