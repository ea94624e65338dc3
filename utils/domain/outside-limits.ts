/*
 * How much of what somebody else says of a person is kept, in UTF-16 code units: enough for every honest answer, and a
 * bound for the others.
 */

export const MAX_NAME = 256;
export const MAX_EMAIL = 320;
export const MAX_URL = 2048;
export const MAX_USER_AGENT = 512;
export const MAX_IP = 64;
/** Nobody has more live sessions; more is a fault of the platform and would only cost memory. */
export const MAX_SESSIONS = 50;
