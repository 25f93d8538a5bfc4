/** What a total comes to at the end if it goes on as it did so far. Days: how many are over, and how many it has in all. */
export function atThisPace(have: number, days: { readonly elapsed: number; readonly whole: number }): number {
  return (have * days.whole) / days.elapsed;
}
