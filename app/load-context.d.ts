import '@remix-run/node';

declare module '@remix-run/node' {
  /** What the server tells loaders and actions about a request, as `context`. */
  interface AppLoadContext {
    /** The client's address, behind the trusted proxy too; for limits alone, never stored. */
    clientAddress: string;
    /** Waits until the client has taken what was sent so far, or is gone. */
    drained?: () => Promise<void>;
    /** Set when the database could not be asked: the answer is 503, not 500. */
    unavailable?: boolean;
  }
}
