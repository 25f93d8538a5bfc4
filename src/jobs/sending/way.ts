import type { Person } from "../../core/person.ts";
import type { Address, Courier } from "../../core/reminder-ports.ts";
import { nameOf, type SenderParts } from "./parts.ts";

/** By whom and where a message goes. */
export interface Way {
  readonly courier: Courier;
  readonly address: Address;
}

/** To the account they used last of those that can be written to. */
export function knownWay(accounts: readonly Address[], couriers: readonly Courier[]): Way | null {
  return waysTo(accounts, couriers)[0] ?? null;
}

export function waysTo(accounts: readonly Address[], couriers: readonly Courier[]): readonly Way[] {
  const known = new Map(couriers.map((courier) => [courier.platform, courier]));
  return accounts.flatMap((address) => {
    const courier = known.get(address.platform);
    return courier && (courier.reaches?.(address) ?? true) ? [{ courier, address }] : [];
  });
}

/** For someone who has never written: looked up by their address, and remembered. Null: nobody knows them. @throws while a platform that could know cannot be asked */
export async function lookedUpWay(
  { couriers, stores, clock, log }: Pick<SenderParts, "couriers" | "stores" | "clock" | "log">,
  { id, email }: Person,
): Promise<Way | null> {
  let failure: unknown = null;
  for (const courier of couriers) {
    try {
      const account = (await courier.lookUp?.(email)) ?? null;
      if (!account) continue;
      await stores.people.link(account, id, clock.now()).catch((error: unknown) => {
        log.warn({ platform: account.platform, error: nameOf(error) }, "an account is not remembered");
      });
      return { courier, address: { ...account, reference: null } };
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== null) throw failure;
  return null;
}
