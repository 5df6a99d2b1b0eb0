import twilio from 'twilio';

/** Returns the TwiML that answers a text message with another one; null: with nothing. */
export function messagingReply(text: string | null): string {
  const response = new twilio.twiml.MessagingResponse();
  if (text !== null) response.message(text);
  return response.toString();
}
