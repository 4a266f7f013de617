import { OWN_ARGUMENTS } from '../../../dialogs/scripts/own-arguments';
import { PROJECT_ROOT } from '../../config';
import { momentsOf } from './moments';
import { readProject } from './project';

const { flows } = readProject(PROJECT_ROOT).project;
const PEOPLES = ['person', 'mentor', 'words', 'message', 'list-of-people', 'list-of-waiting', 'about'];

test('what is written in plain letters as our own holds nobody’s name or words, whatever speaks', () => {
  const given = new Set(flows.flatMap(({ flow }) => Object.keys(flow.given).map((name) => `${flow.flow} ${name}`)));
  const theirs = momentsOf(flows).flatMap(({ cue, by, offers }) =>
    [...offers]
      .filter(([name]) => OWN_ARGUMENTS.has(name) && !given.has(`${cue.split('.')[0]} ${name}`))
      .filter(([, { kinds }]) => kinds.some((kind) => PEOPLES.includes(kind)))
      .map(([name]) => `${by}: ${cue} {${name}}`),
  );
  expect(theirs).toEqual([]);
});
