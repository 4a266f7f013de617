import type { IncomingActivity } from './activity';
import type { BotIdentity } from './identity';

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * Whether an activity that came with a genuine token is meant for this bot. A channel's token names the bot and the
 * service URL and nothing else: whom an activity is for, and whose people sent it, stands in the body alone.
 * - Teams calls a bot `28:` and its app id. Another bot's there is a body that belongs to another token.
 * - Anybody who knows an app id can put the bot into an app of their own and install that in their own organisation. Teams
 *   then sends what their people write with a genuine token. It names the organisation in each activity; one that names
 *   none is let pass, because whoever could leave it out could as well write a good one, and a message would be lost.
 *
 * A guest writes in the organisation that they visit, and that is the one named.
 */
export function isForUs(activity: IncomingActivity, { appId, teamsTenants }: BotIdentity): boolean {
  if (activity.channelId !== 'msteams') return true;
  const [recipient] = GUID.exec(activity.recipient?.id ?? '') ?? [];
  if (recipient !== undefined && !same(recipient, appId)) return false;
  const named = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter((tenant) => tenant != null);
  return teamsTenants === undefined || named.every((tenant) => teamsTenants.some((ours) => same(tenant, ours)));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
