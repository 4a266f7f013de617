export type { Address, Carriage } from './address';
export type { PeopleOptions } from './options';
export { type Enrolment, type People, type StrangerDefaults, UnknownPerson } from './people';
export { createPeople } from './redis-people';
