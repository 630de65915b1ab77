/**
 * The Content-Security-Policy of a page: everything from this origin, nothing from any other, no inline script, no eval.
 * `inlineStyles` is for GraphiQL alone: its editor (Monaco) writes style elements as it goes.
 */
export const pagePolicy = ({ inlineStyles = false } = {}) => ({
  helmet: {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: inlineStyles ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  },
});
