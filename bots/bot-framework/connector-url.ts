import type { ConversationReference } from './reference';

/** `POST {serviceUrl}/v3/conversations/{id}/activities`: Bot Connector REST API, "Send to Conversation". */
export function activitiesUrl({
  serviceUrl,
  conversation,
}: Pick<ConversationReference, 'serviceUrl' | 'conversation'>): URL {
  return new URL(`${conversationsUrl(serviceUrl)}/${encodeURIComponent(conversation)}/activities`);
}

/** `POST {serviceUrl}/v3/conversations`: Bot Connector REST API, "Create Conversation". */
export function conversationsUrl(serviceUrl: string): URL {
  return new URL(`${serviceUrl.replace(/\/+$/, '')}/v3/conversations`);
}
