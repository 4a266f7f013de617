import type { FlowFile } from '../../../dialogs/flow/book';
import { flowFile } from '../../../dialogs/flow/book';
import { parseYaml } from '../read-yaml';
import { changedPaths, type ScriptFiles } from './script-files';

/** How one edition differs from another. */
export interface Differences {
  readonly paths: readonly string[];
  /** Questions at which somebody may be waiting just now, and which are not there any more: `check-in.hear-more`. */
  readonly gone: readonly string[];
  /** Questions in which the same words may now be read as something else: the kind of answer or its choices have changed. */
  readonly askedOtherwise: readonly string[];
}

export function differencesOf(before: ScriptFiles, after: ScriptFiles): Differences {
  const paths = changedPaths(before, after);
  const [asked, askedNow] = [questionsIn(before), questionsIn(after)];
  const positions = [...asked.keys()];
  return {
    paths,
    gone: positions.filter((position) => !askedNow.has(position)),
    askedOtherwise: positions.filter(
      (position) => askedNow.has(position) && asked.get(position) !== askedNow.get(position),
    ),
  };
}

/** Every step that waits for an answer, and what kind of answer. */
function questionsIn(files: ScriptFiles): ReadonlyMap<string, string> {
  const flows = [...files].filter(([path]) => path.startsWith('dialogs/flows/'));
  return new Map(flows.flatMap(([path, text]) => questionsOf(parseYaml(text, path, flowFile))));
}

function questionsOf({ flow, steps }: FlowFile): [string, string][] {
  return Object.entries(steps).flatMap(([name, { ask, choices = [] }]): [string, string][] =>
    ask === undefined ? [] : [[`${flow}.${name}`, [ask, ...choices].join(' ')]],
  );
}
