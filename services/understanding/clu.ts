import { z } from 'zod';
import type { CluConfig } from '../config';
import { understandingOf } from './names';
import { NoAnswer, type Recogniser } from './recogniser';
import { asJson, type Transport } from './transport';

const API_VERSION = '2023-04-01';

/** What is read of an answer. Source: the published OpenAPI document, analyzeconversations.json of 2023-04-01. */
const answerShape = z.object({
  kind: z.literal('ConversationResult'),
  result: z.object({
    query: z.string(),
    prediction: z.object({
      // An orchestration of several projects answers in another shape: the project itself is to be asked.
      projectKind: z.literal('Conversation'),
      topIntent: z.string(),
      intents: z.array(z.object({ category: z.string(), confidenceScore: z.number().min(0).max(1) })),
      entities: z.array(
        z.object({ category: z.string(), extraInformation: z.array(z.looseObject({ key: z.unknown() })).optional() }),
      ),
    }),
  }),
});
type Answer = z.infer<typeof answerShape>;

/** Conversational language understanding of Azure AI Language, through its REST API. */
export function createClu({ endpoint, key, project, deployment }: CluConfig, transport: Transport): Recogniser {
  const url = new URL(`${endpoint}/language/:analyze-conversations?api-version=${API_VERSION}`);
  const headers = { 'Content-Type': 'application/json', 'Ocp-Apim-Subscription-Key': key };
  const parameters = {
    projectName: project,
    deploymentName: deployment,
    verbose: false,
    // Nothing that people write is kept over there.
    isLoggingEnabled: false,
    stringIndexType: 'Utf16CodeUnit',
  };
  return {
    name: 'clu',
    async recognise(text, locale, deadline) {
      const conversationItem = { id: '1', participantId: '1', modality: 'text', language: languageOf(locale), text };
      const body = JSON.stringify({ kind: 'Conversation', analysisInput: { conversationItem }, parameters });
      return read(await transport.post({ url, headers, body, deadline }), text);
    },
  };
}

function read(body: string, text: string) {
  const parsed = answerShape.safeParse(asJson(body));
  if (!parsed.success) throw new NoAnswer('wrong-shape');
  const { query, prediction } = parsed.data.result;
  if (query !== text) throw new NoAnswer('another-question');
  const top = prediction.intents.find(({ category }) => category === prediction.topIntent);
  const isTop = prediction.intents.every(({ confidenceScore }) => confidenceScore <= (top?.confidenceScore ?? -1));
  if (top === undefined || !isTop) throw new NoAnswer('wrong-shape');
  return understandingOf(top.category, top.confidenceScore, kindsIn(prediction));
}

/** The keys of the list entity `kind`. */
function kindsIn({ entities }: Answer['result']['prediction']): string[] {
  return entities
    .filter(({ category }) => category === 'kind')
    .flatMap(({ extraInformation = [] }) => extraInformation.map(({ key }) => key))
    .filter((key) => typeof key === 'string');
}

/** `en` of `en-GB`: the service knows most languages without a country. */
const languageOf = (locale: string) => new Intl.Locale(locale).language;
