/** What Twilio says itself when it has no document to go on with. */
export const APPLICATION_ERROR = 'We are sorry, an application error has occurred. Goodbye.';
