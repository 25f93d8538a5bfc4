import { describe, expect, it } from "vitest";
import { EdgeError } from "../../../../src/core/errors.ts";
import { withDeadline } from "../../../../src/platforms/teams/deadline.ts";
import { edgeOf, isNoMember, isPutOff, kindOf, refusedToken } from "../../../../src/platforms/teams/errors.ts";

const vendor = (statusCode: number): Error => Object.assign(new Error("no"), { name: "RestError", statusCode });

describe("the library's errors", () => {
  it("are read by their status", () => {
    expect([412, 429, 500, 404].map((status) => isPutOff(vendor(status)))).toEqual([true, true, false, false]);
    expect([403, 404, 429, 502].map((status) => isNoMember(vendor(status)))).toEqual([true, true, false, false]);
    expect(isPutOff("429")).toBe(false);
  });

  it("become the status to answer with, and a bug stays a bug", () => {
    expect(edgeOf(new EdgeError(413, "big"))?.status).toBe(413);
    expect(edgeOf(vendor(403))?.status).toBe(502);
    expect(edgeOf(new TypeError("bug"))).toBeNull();
  });

  it("close the door whatever goes wrong with a token", () => {
    expect([new Error("jwt malformed"), vendor(500), null].map((error) => refusedToken(error).status)).toEqual([
      401, 401, 401,
    ]);
  });

  it("are named in logs without what was in them", () => {
    expect([vendor(502), new TypeError("secret"), "secret"].map(kindOf)).toEqual([
      "RestError 502",
      "TypeError",
      "string",
    ]);
  });
});

describe("a deadline", () => {
  const never = new Promise<string>(() => undefined);

  it("gives the work's own result in time, and its failure", async () => {
    expect(await withDeadline(Promise.resolve("done"), 1000, () => "late")).toBe("done");
    await expect(withDeadline(Promise.reject(new Error("broken")), 1000, () => "late")).rejects.toThrow("broken");
  });

  it("gives the other result when time is over, or fails with it", async () => {
    expect(await withDeadline(never, 5, () => "late")).toBe("late");
    const late = (): string => {
      throw new Error("too late");
    };
    await expect(withDeadline(never, 5, late)).rejects.toThrow("too late");
  });
});
