import { dirname } from 'node:path';
import type { Before } from './against';
import type { Finding } from './finding';
import { type LocaleSource, type Project, readProject } from './project';
import { lockedWords, markOf } from './review';
import { type Entry, readWording, type Variant } from './wording-source';

/** Of words that were reviewed, each one that is another now, on its line and with what it said, where what is in use are those that were reviewed. */
export function whichWords(findings: readonly Finding[], root: string, before: Before | null): readonly Finding[] {
  if (before === null || findings.every(({ rule }) => rule !== 'reviewed')) return findings;
  const { project } = readProject(root);
  return findings.flatMap((finding) => {
    const tag = /^locales\/([^/]+)\//.exec(finding.file)?.[1];
    const locale = project.locales.find((one) => one.tag === tag);
    if (finding.rule !== 'reviewed' || locale === undefined) return [finding];
    const changed = changedIn(finding, locale, project, before);
    return changed.length === 0 ? [finding] : changed;
  });
}

function changedIn(finding: Finding, locale: LocaleSource, { flows }: Project, before: Before): Finding[] {
  const folder = `locales/${locale.tag}`;
  const files = [...before.files].filter(([path]) => dirname(path) === folder);
  const all = files.flatMap(([path, source]) => readWording(source, path, locale.tag).entries);
  const of = (entries: Iterable<Entry>) =>
    lockedWords(entries, flows).find(({ name }) => name === finding.about)?.entries ?? [];
  const [was, is] = [of(all), of(locale.entries.values())];
  if (markOf(was) !== locale.review.wording[finding.about]?.mark) return [];
  const gone = was.filter(({ cue }) => !is.some((entry) => entry.cue === cue));
  return [
    ...is.flatMap((entry) => {
      const earlier = was.find(({ cue }) => cue === entry.cue)?.variants ?? [];
      return changedTexts(entry.variants, earlier).map(({ line, said }) => ({
        ...finding,
        file: entry.file,
        line,
        about: entry.cue,
        what: `${finding.what}: ${said}`,
      }));
    }),
    ...gone.map(({ cue, file }) => ({ ...finding, file, about: cue, what: `${finding.what}: it is gone` })),
  ];
}

function changedTexts(now: readonly Variant[], earlier: readonly Variant[]): { line: number; said: string }[] {
  const sourceOf = (texts: readonly Variant[], at: number, said: string) =>
    texts.filter((text) => text.said === said)[at]?.words.source;
  const counted = now.map((text, at) => ({
    text,
    at: now.slice(0, at).filter(({ said }) => said === text.said).length,
  }));
  const changed = counted.flatMap(({ text, at }) => {
    const was = sourceOf(earlier, at, text.said);
    if (was === text.words.source) return [];
    return [{ line: text.line, said: was === undefined ? 'this is new' : `it was "${was}"` }];
  });
  const fewer = earlier.length > now.length;
  return changed.length === 0 && fewer ? [{ line: now[0]?.line ?? 1, said: 'a text is gone' }] : changed;
}
