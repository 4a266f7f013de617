export { paced } from './paced';
export { SenderRate } from './sender-rate';
