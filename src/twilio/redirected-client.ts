import twilio from 'twilio';

/**
 * Sends what the twilio package would send to Twilio to another address instead, each host of Twilio as the first part
 * of the path: `https://api.twilio.com/2010-04-01/…` goes to `BASE/api.twilio.com/2010-04-01/…`.
 */
export class RedirectedClient extends twilio.RequestClient {
  constructor(base: string, options: { readonly timeout: number; readonly keepAlive: boolean }) {
    super(options);
    this.axios.interceptors.request.use((request) => {
      request.url = `${base}/${(request.url ?? '').replace(/^https?:\/\//, '')}`;
      return request;
    });
  }
}
