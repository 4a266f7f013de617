-- Reads what there is to tell of a person's messages: the log and what waits in the mailbox, as of one moment.
-- Guarantee: changes nothing.
-- KEYS 1 log  2 mailbox
-- ARGV none
-- Returns {pages of the log, the oldest first, entries of the mailbox}.
return { redis.call('LRANGE', KEYS[1], 0, -1), redis.call('LRANGE', KEYS[2], 0, -1) }
