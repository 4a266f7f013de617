import { handoffContract } from './contract';
import { MemorySubject } from './memory-subject';

describe('handoffs in a rehearsal', () => {
  handoffContract(async () => new MemorySubject());
});
