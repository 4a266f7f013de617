-- Notes what was learnt about a message on its way, and tells how it stands.
-- Guarantee: a message never moves backwards, in whatever order and however often news of it comes.
-- KEYS 1 log
-- ARGV 1 fence of the message's turn  2 its number in that turn  3 letter, or '' to ask only  4 reason or ''
-- Returns the letter that stands there now, '' when the page is no longer kept.
return mark(KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4])
