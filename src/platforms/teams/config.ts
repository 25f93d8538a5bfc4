/** What Teams needs to know, read from the environment by `parseConfig`. */
export interface TeamsConfig {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  /** False only on loopback, for tests: activities are taken without a token, and `appId`, `appPassword` and `tenantId` may be empty. */
  readonly auth: boolean;
}
