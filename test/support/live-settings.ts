/** Nobody's: numbers are of the range that Ofcom keeps for drama. */
export const SMS = { publicUrl: 'https://steps.example.org', authToken: 'drama-token', from: '+447700900900' };
export const BOT = {
  appId: '00000000-0000-4000-8000-00000000000a',
  tenantId: '00000000-0000-4000-8000-00000000000b',
};

/** The lines of a `.env` of a service with both channels. What it sends goes to a port on which nobody listens. */
export const LIVE_ENV = [
  `MASTER_KEYS=1:${Buffer.alloc(32, 7).toString('base64')}`,
  'HOST=127.0.0.1',
  `PUBLIC_URL=${SMS.publicUrl}`,
  'TWILIO_ACCOUNT_SID=AC00000000000000000000000000000001',
  `TWILIO_AUTH_TOKEN=${SMS.authToken}`,
  `TWILIO_FROM=${SMS.from}`,
  'TWILIO_API_URL=http://127.0.0.1:9',
  `MICROSOFT_APP_ID=${BOT.appId}`,
  `MICROSOFT_APP_TENANT_ID=${BOT.tenantId}`,
  'MICROSOFT_APP_PASSWORD=drama',
].join('\n');
