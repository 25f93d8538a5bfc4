import { TeamsInfo, type TurnContext } from "botbuilder";
import * as z from "zod";
import { EdgeError } from "../../core/errors.ts";
import { isNoMember } from "./errors.ts";

const address = z
  .string()
  .regex(/^\S+@\S+$/)
  .nullish()
  .catch(null);
const Member = z.object({ email: address, userPrincipalName: address });

/** The addresses of whoever sent an activity, from the directory. None when it shows none. @throws EdgeError 503 when it cannot be asked */
export async function addressesOf(context: TurnContext): Promise<readonly string[]> {
  try {
    const member = Member.parse(await TeamsInfo.getMember(context, context.activity.from.id));
    return [...new Set([member.email, member.userPrincipalName].flatMap((one) => one?.toLowerCase() ?? []))];
  } catch (error) {
    if (isNoMember(error)) return [];
    const unreachable = new EdgeError(503, "the directory cannot be asked");
    unreachable.cause = error;
    throw unreachable;
  }
}
