export type { Address, Carriage } from './address';
export { type Enrolment, type People, type StrangerDefaults, UnknownPerson } from './people';
export { createPeople, type PeopleOptions } from './redis-people';
