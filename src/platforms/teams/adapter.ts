import { TeamsAdapter } from "@microsoft/teams-ai";
import {
  type Activity,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from "botbuilder";
import type { TeamsConfig } from "./config.ts";
import { withDeadline } from "./deadline.ts";
import { refusedToken } from "./errors.ts";
import { TEAMS_LIMITS } from "./limits.ts";

/** Where tokens come from and go to, when it is not Microsoft's public cloud. */
export interface Connection {
  readonly authentication?: ConfigurationBotFrameworkAuthenticationOptions;
  readonly credentials?: ConfigurationServiceClientCredentialFactory;
}

type Identity = Awaited<ReturnType<TeamsAdapter["botFrameworkAuthentication"]["authenticateRequest"]>>;

/** The library's adapter in two steps, so that an activity is judged between them and every refusal has its right status. */
export class TwoStepAdapter extends TeamsAdapter {
  /** @throws EdgeError 401 for a token that is missing, forged, expired or meant for another bot. */
  async authenticate(activity: Activity, authorization: string): Promise<Identity> {
    const late = (): never => {
      throw new Error("the keys did not come in time");
    };
    try {
      const identity = this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
      return await withDeadline(identity, TEAMS_LIMITS.tokenMs, late);
    } catch (error) {
      throw refusedToken(error);
    }
  }

  /** One turn for an activity that was let in; what it answers is for invokes only. */
  turn(
    activity: Activity,
    identity: Identity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(identity, activity, logic);
  }
}

export function createAdapter(config: TeamsConfig, connection: Connection): TwoStepAdapter {
  return new TwoStepAdapter(connection.authentication ?? {}, connection.credentials ?? credentialsOf(config));
}

/** The library takes an empty app id for "no authentication": it gets one only when that was asked for. */
function credentialsOf(config: TeamsConfig): ConfigurationServiceClientCredentialFactory {
  if (!config.auth) return new ConfigurationServiceClientCredentialFactory({ MicrosoftAppId: "" });
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: "SingleTenant",
    MicrosoftAppId: config.appId,
    MicrosoftAppPassword: config.appPassword,
    MicrosoftAppTenantId: config.tenantId,
  });
}
