/** With less room where the database lies nothing is sent any more: the acknowledgement might fail, and the message would go again. */
export const LEAST_FREE_BYTES = 64 * 1024 * 1024;
