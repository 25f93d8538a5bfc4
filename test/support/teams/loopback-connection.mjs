import { ConfigurationServiceClientCredentialFactory } from "botbuilder";

const ISSUER = "https://api.botframework.com";

/** Knows our app id, and signs outgoing calls without asking anyone for a token. */
class LoopbackCredentials extends ConfigurationServiceClientCredentialFactory {
  async createCredentials() {
    return { signRequest: async (request) => request };
  }
}

/** In plain JavaScript for the processes that run the program as it is built. */
export function loopbackConnection(appId, metadataUrl) {
  return {
    credentials: new LoopbackCredentials({ MicrosoftAppId: appId }),
    authentication: {
      ToChannelFromBotLoginUrl: "https://login.invalid/",
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
      CallerId: "",
    },
  };
}
