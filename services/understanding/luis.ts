import type { HttpClient, HttpOperationResponse } from '@azure/ms-rest-js';
import { z } from 'zod';
import type { LuisConfig } from '../config';
import { understandingOf } from './names';
import { NoAnswer, type Recogniser } from './recogniser';
import { asJson, type Transport } from './transport';

/** What is read of an answer. Source: the published OpenAPI document, LUIS-Runtime.json of v3.0. */
const answerShape = z.object({
  query: z.string(),
  prediction: z.object({
    topIntent: z.string(),
    intents: z.record(z.string(), z.object({ score: z.number().min(0).max(1) })),
    entities: z.record(z.string(), z.unknown()),
  }),
});

/** Whatever an answer calls itself: the client would read XML, too. */
const JSON_ANSWER = { 'Content-Type': 'application/json' };

/** A list entity: for each place where it was found, the keys that it may stand for. */
const listEntity = z.array(z.array(z.string()));

/** Anything that answers the LUIS v3 prediction API, through Microsoft's own client. */
export async function createLuis(
  { endpoint, key, appId, slot }: LuisConfig,
  transport: Transport,
): Promise<Recogniser> {
  // They take a fifth of a second to load: only whoever asks LUIS pays for it.
  const { LUISRuntimeClient } = await import('@azure/cognitiveservices-luis-runtime');
  const { ApiKeyCredentials, HttpHeaders } = await import('@azure/ms-rest-js');
  const credentials = new ApiKeyCredentials({ inHeader: { 'Ocp-Apim-Subscription-Key': key } });
  return {
    name: 'luis',
    async recognise(text, _locale, deadline) {
      const client = new LUISRuntimeClient(credentials, endpoint, {
        // Its own one follows redirects, takes bodies of any size, and reads proxies from the environment. A client is cheap;
        // each has one question, and so knows its deadline.
        httpClient: overTransport(transport, deadline, new HttpHeaders(JSON_ANSWER)),
        noRetryPolicy: true,
        redirectOptions: { handleRedirects: false },
        userAgent: 'small-steps',
      });
      try {
        // `log`: nothing that people write is kept over there.
        const how = { verbose: false, showAllIntents: false, log: false };
        const { _response } = await client.prediction.getSlotPrediction(appId, slot, { query: text }, how);
        // As it was sent, not as the client made it fit: it reads "0.9" as 0.9.
        return read(_response.bodyAsText, text);
      } catch (error) {
        // What the client itself throws is an answer that it cannot read, and quotes it.
        throw error instanceof NoAnswer ? error : new NoAnswer(deadline.aborted ? 'late' : 'wrong-shape');
      }
    },
  };
}

function overTransport(
  transport: Transport,
  deadline: AbortSignal,
  headers: HttpOperationResponse['headers'],
): HttpClient {
  return {
    async sendRequest(request) {
      const bodyAsText = await transport.post({
        url: new URL(request.url),
        headers: request.headers.rawHeaders(),
        body: String(request.body),
        deadline,
      });
      asJson(bodyAsText);
      return { request, status: 200, headers, bodyAsText };
    },
  };
}

function read(body: string, text: string) {
  const parsed = answerShape.safeParse(asJson(body));
  if (!parsed.success) throw new NoAnswer('wrong-shape');
  const { query, prediction } = parsed.data;
  if (query !== text) throw new NoAnswer('another-question');
  const top = Object.entries(prediction.intents).find(([name]) => name === prediction.topIntent);
  if (top === undefined) throw new NoAnswer('wrong-shape');
  const kinds = listEntity.safeParse(prediction.entities['kind']);
  return understandingOf(top[0], top[1].score, kinds.success ? kinds.data.flat() : []);
}
