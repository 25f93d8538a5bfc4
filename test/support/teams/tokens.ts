import { createSign, generateKeyPairSync, type JsonWebKey, type KeyObject } from "node:crypto";

export const ISSUER = "https://api.botframework.com";

export interface SigningKey {
  readonly id: string;
  readonly secret: KeyObject;
  readonly shown: JsonWebKey & { readonly kid: string; readonly endorsements: readonly string[] };
}

/** An RSA key, and how a metadata document shows it. */
export function signingKey(id: string, endorsements: readonly string[] = ["msteams"]): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { id, secret: privateKey, shown: { ...publicKey.export({ format: "jwk" }), kid: id, endorsements } };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export type Claims = Readonly<Record<string, unknown>>;

/** A token as Microsoft's channel signs it. `alg: none` leaves the signature out. */
export function signToken(key: SigningKey, claims: Claims, header: Claims = {}): string {
  const head = { alg: "RS256", typ: "JWT", kid: key.id, ...header };
  const body = `${part(head)}.${part(claims)}`;
  if (head.alg === "none") return `${body}.`;
  return `${body}.${createSign("RSA-SHA256").update(body).sign(key.secret).toString("base64url")}`;
}
