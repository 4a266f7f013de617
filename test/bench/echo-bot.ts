import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { ready } from './bot-side';

/**
 * The peer: the echo bot of the SDK's own samples on restify. It keeps nothing, checks no token (no app id is set), and
 * sends its reply from inside the turn.
 */
class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_context, error) => {
  console.error(error);
};
const bot = new EchoBot();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  const { body, headers, method = 'POST' } = req;
  await adapter.process({ body, headers, method }, res, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => {
  ready(`http://127.0.0.1:${server.address().port}`, async () => {});
});
