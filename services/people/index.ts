export type { Address, Carriage } from './address';
export {
  createPeople,
  type Enrolment,
  type People,
  type PeopleOptions,
  type StrangerDefaults,
  UnknownPerson,
} from './people';
