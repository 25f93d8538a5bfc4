import { describe, expect, it } from "vitest";
import type { Courier } from "../../../src/core/reminder-ports.ts";
import { postOffice, workThrough } from "../../support/sending/post-office.ts";

describe("a message that is ready to go", () => {
  it("stays where it is when its thing is done at the last moment, and what else there is to say goes later", async () => {
    const office = postOffice({ due: [2] });
    const [courier] = office.parts.couriers;
    const [first] = office.outbox.rows;
    if (!courier || !first) throw new Error("nothing to send");
    const late: Courier = {
      ...courier,
      send(...args) {
        first.owed = false;
        return courier.send(...args);
      },
    };
    await workThrough(office, { ...office.parts, couriers: [late] });
    expect(office.accepted.map(({ keys }) => keys.length)).toEqual([1]);
    expect(office.outbox.rows.map(({ state }) => state)).toEqual(["cancelled", "sent"]);
    expect(office.outbox.rows.map(({ doubts }) => doubts)).toEqual([0, 0]);
  });

  it("is in no doubt where the store could not say whether it may go", async () => {
    const office = postOffice({ due: [1] });
    const { outbox } = office.parts.stores;
    let asked = 0;
    const begin: typeof outbox.begin = async (...args) => {
      asked += 1;
      if (asked === 1) throw new Error("the disk fails");
      return outbox.begin(...args);
    };
    await workThrough(office, { ...office.parts, stores: { ...office.parts.stores, outbox: { ...outbox, begin } } });
    expect([asked, office.accepted.length]).toEqual([2, 1]);
    expect(office.outbox.rows.map(({ state, doubts }) => [state, doubts])).toEqual([["sent", 0]]);
  });

  it("is sent and acknowledged once where the store fails after its sending began", async () => {
    const office = postOffice({ due: [1] });
    const { outbox } = office.parts.stores;
    const begin: typeof outbox.begin = async (...args) => {
      await outbox.begin(...args);
      throw new Error("the disk fails");
    };
    await workThrough(office, { ...office.parts, stores: { ...office.parts.stores, outbox: { ...outbox, begin } } });
    expect(office.accepted).toHaveLength(1);
    expect(office.outbox.rows.map(({ state }) => state)).toEqual(["sent"]);
  });
});
