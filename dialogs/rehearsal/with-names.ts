import type { Library } from '../language';
import type { NamesShown } from '../names';

/** The same library for a programme that has settled something else about names. */
export function withNames(library: Library, names: Partial<NamesShown>): Library {
  const programme: Library['programme'] = (name) => {
    const settled = library.programme(name);
    return { ...settled, names: { ...settled.names, ...names } };
  };
  return new Proxy(library, {
    get(target, key) {
      if (key === 'programme') return programme;
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}
