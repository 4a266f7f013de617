import { z } from 'zod';
import { type Answer, type ProviderServer, type SeenRequest, startProvider } from './connector-server';

/** What the service's model makes of a text. `kind`: the key of a list entity of that name. */
export interface Meant {
  readonly intent: string;
  readonly confidence: number;
  readonly kind?: string;
}

/**
 * A language service on this machine that speaks two published APIs: the LUIS v3 prediction API (slot, POST) and CLU's
 * `:analyze-conversations` of 2023-04-01. It refuses what they refuse, and knows what it was taught.
 */
export interface LanguageService extends ProviderServer {
  /** The key, app, project and deployment that it knows, as settings. */
  readonly luis: { endpoint: string; key: string; appId: string; slot: 'production' };
  readonly clu: { endpoint: string; key: string; project: string; deployment: string };
  teach(text: string, meant: Meant): void;
  /** The texts that it was asked about, in order. */
  asked(): string[];
}

const KEY = 'key-of-the-drama';
const APP = '00000000-0000-0000-0000-000000000001';
const NONE: Meant = { intent: 'None', confidence: 0.9 };

const luisRequest = z.strictObject({ query: z.string().min(1).max(500) });
const cluRequest = z.strictObject({
  kind: z.literal('Conversation'),
  analysisInput: z.strictObject({
    conversationItem: z.strictObject({
      id: z.string(),
      participantId: z.string(),
      modality: z.literal('text'),
      language: z.string().regex(/^[a-z]{2,3}$/),
      text: z.string().min(1).max(1_000),
    }),
  }),
  parameters: z.strictObject({
    projectName: z.string(),
    deploymentName: z.string(),
    verbose: z.boolean(),
    isLoggingEnabled: z.boolean(),
    stringIndexType: z.enum(['TextElements_v8', 'UnicodeCodePoint', 'Utf16CodeUnit']),
  }),
});

/** @param lie what it answers in place of the truth. */
export async function startLanguageService(lie?: () => Answer): Promise<LanguageService> {
  const taught = new Map<string, Meant>();
  const provider = await startProvider((request) =>
    lie ? lie() : answerTo(request, (text) => taught.get(text) ?? NONE),
  );
  return {
    ...provider,
    luis: { endpoint: provider.url, key: KEY, appId: APP, slot: 'production' },
    clu: { endpoint: provider.url, key: KEY, project: 'small-steps', deployment: 'production' },
    teach: (text, meant) => {
      taught.set(text, meant);
    },
    asked: () => provider.seen.map(textOf),
  };
}

/** The answer that is asked for, in the shape of the API that asks. */
export function answerTo(request: SeenRequest, meant: (text: string) => Meant): Answer {
  const { pathname, searchParams } = new URL(request.path, 'http://service');
  if (request.method !== 'POST') return fault(405, 'MethodNotAllowed');
  if (request.headers['ocp-apim-subscription-key'] !== KEY) return fault(401, 'Unauthorized');
  if (pathname === `/luis/prediction/v3.0/apps/${APP}/slots/production/predict`) return luis(request, meant);
  if (pathname !== '/language/:analyze-conversations') return fault(404, 'NotFound');
  return searchParams.get('api-version') === '2023-04-01' ? clu(request, meant) : fault(400, 'InvalidRequest');
}

function luis(request: SeenRequest, meant: (text: string) => Meant): Answer {
  const parsed = luisRequest.safeParse(json(request));
  if (!parsed.success) return fault(400, 'BadRequest');
  const { query } = parsed.data;
  const { intent, confidence, kind } = meant(query);
  const entities = kind === undefined ? {} : { kind: [[kind]] };
  return ok({ query, prediction: { topIntent: intent, intents: { [intent]: { score: confidence } }, entities } });
}

function clu(request: SeenRequest, meant: (text: string) => Meant): Answer {
  const parsed = cluRequest.safeParse(json(request));
  if (!parsed.success) return fault(400, 'InvalidRequest');
  const { projectName, deploymentName } = parsed.data.parameters;
  if (projectName !== 'small-steps' || deploymentName !== 'production') return fault(404, 'ProjectNotFound');
  const query = parsed.data.analysisInput.conversationItem.text;
  const { intent, confidence, kind } = meant(query);
  const intents = [
    { category: intent, confidenceScore: confidence },
    { category: 'Other', confidenceScore: 0 },
  ];
  const found = {
    category: 'kind',
    text: query,
    offset: 0,
    length: query.length,
    confidenceScore: 1,
    extraInformation: [{ extraInformationKind: 'ListKey', key: kind }],
  };
  const entities = kind === undefined ? [] : [found];
  const prediction = { topIntent: intent, projectKind: 'Conversation', intents, entities };
  return ok({ kind: 'ConversationResult', result: { query, prediction } });
}

const ok = (body: unknown): Answer => ({ status: 200, body: JSON.stringify(body) });
const fault = (status: number, code: string): Answer => ({
  status,
  body: JSON.stringify({ error: { code, message: 'It was refused.' } }),
});

function json({ body }: SeenRequest): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function textOf(request: SeenRequest): string {
  const asked = json(request);
  const fromLuis = luisRequest.safeParse(asked);
  if (fromLuis.success) return fromLuis.data.query;
  return cluRequest.parse(asked).analysisInput.conversationItem.text;
}
