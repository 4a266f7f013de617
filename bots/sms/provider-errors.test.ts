import { providerFault } from './provider-errors';

describe('what a code of the provider says', () => {
  test.each([
    ['they have stopped texts there', '21610', 'opted-out'],
    ['there is no such number', '21211', 'gone'],
    ['nobody has that number now', '30005', 'gone'],
    ['the number is no mobile', '21614', 'unreachable'],
    ['the number is a landline', '30006', 'unreachable'],
    ['the number is a landline, refused at once', '21635', 'unreachable'],
    ['not from this sender to that number', '21612', 'unreachable'],
    ['not to that part of the world', '21408', 'unreachable'],
    ['their phone is off', '30003', 'away'],
    ['it was blocked on its way', '30004', 'away'],
  ])('of their number: %s (%s)', (_what, code, means) => {
    expect(providerFault(code, 400)).toEqual({ about: 'number', means });
    expect(providerFault(code)).toEqual({ about: 'number', means });
  });

  test.each([
    ['who are you', '20003', 401],
    ['the account is suspended', '30002', 400],
    ['that is no number of yours', '21606', 400],
    ['your messages of today are used up', '63038', 400],
    ['no, without a code', null, 403],
  ])('of our account: %s (%s)', (_what, code, status) => {
    expect(providerFault(code, status)).toEqual({ about: 'account' });
  });

  test.each([
    ['too many requests', '20429', 429],
    ['too many requests, without a code', null, 429],
    ['the queue of the number is full', '21611', 400],
    ['the queue of the service is full', '30001', 400],
  ])('of how fast we are: %s (%s)', (_what, code, status) => {
    expect(providerFault(code, status)).toEqual({ about: 'wait' });
  });

  test.each([
    ['it looked like spam', '30007', 400],
    ['nobody knows', '30008', 400],
    ['it is too long', '21617', 400],
    ['a code of tomorrow', '99999', 400],
    ['a fault', null, 500],
  ])('of one message alone: %s (%s)', (_what, code, status) => {
    expect(providerFault(code, status)).toEqual({ about: 'message' });
  });
});
