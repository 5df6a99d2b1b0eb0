import type { RequestHandler } from 'express';
import helmet from 'helmet';

const SELF = ["'self'"];
const OF_TWILIO = /^\/api\/telephony\//;

/**
 * What browsers may do with our answers: scripts, pictures and connections of our own origin only, no script in the
 * text of a page, no frame around it. Styles may stand in attributes: the page's components place themselves so.
 * `https` says that the public address is one: then a browser that came by https never uses plain http again. One that
 * comes by http still gets the files of the page, which then says where to go; it would be white otherwise. Twilio, which is
 * no browser, gets none of this with each answer.
 */
export function securityHeaders(https: boolean): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: SELF,
        scriptSrcAttr: ["'none'"],
        styleSrc: [...SELF, "'unsafe-inline'"],
        imgSrc: [...SELF, 'data:'],
        fontSrc: SELF,
        connectSrc: SELF,
        mediaSrc: SELF,
        manifestSrc: SELF,
        baseUri: ["'none'"],
        formAction: SELF,
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    if (OF_TWILIO.test(request.path)) next();
    else headers(request, response, next);
  };
}
