import { orThrow } from '../safety';
import { FOLDER, spelling, yaml } from '../safety/shipped.fixture';
import { compileRemarks, openRemarks, readIntentBook, readOptOutBook } from '.';

const read = (name: string) => {
  const file = `${FOLDER}/${name}.yaml`;
  return { data: yaml(file), file };
};

export function shippedOptOutBook() {
  const { data, file } = read('opt-out');
  return orThrow(readOptOutBook(data, spelling, file));
}

export function shippedIntentBook() {
  const { data, file } = read('intents');
  return orThrow(readIntentBook(data, spelling, file));
}

export function shippedRemarkBook() {
  const { data, file } = read('remarks');
  return openRemarks(orThrow(compileRemarks(data, spelling, file)), spelling);
}
