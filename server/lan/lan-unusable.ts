/** The certificate's files or names stand in the way of starting; the message is a sentence for the owner. */
export class LanUnusable extends Error {}
