import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';

/** A form as the SMS provider posts it, signed by the provider's own SDK. */
export function signedForm(
  authToken: string,
  publicUrl: string,
  fields: Readonly<Record<string, string>>,
): { method: 'POST'; headers: Record<string, string>; body: string } {
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': getExpectedTwilioSignature(authToken, publicUrl, fields),
    },
    body: new URLSearchParams(fields).toString(),
  };
}
