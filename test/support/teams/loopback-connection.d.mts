import type { Connection } from "../../../src/platforms/teams/adapter.ts";

/** Takes the tokens of whoever publishes their keys at `metadataUrl`, instead of Microsoft's. */
export declare function loopbackConnection(appId: string, metadataUrl: string): Connection;
