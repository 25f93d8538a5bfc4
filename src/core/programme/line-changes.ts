/** A line that only one of two readings has. */
export interface LineChange {
  readonly how: "was" | "is";
  readonly text: string;
}

/** `2.1. tutor: signs` and `3. tutor: signs` say the same: a step that was put before renumbers what follows. */
const bare = (line: string): string => line.replace(/^((?:[^:]+: )?)\d[\d.]*\. /, "$1");

/** What has to go from one list of lines, and what has to come, to make the other of it; as little as possible, in order. */
export function lineChanges(was: readonly string[], is: readonly string[]): readonly LineChange[] {
  const [old, now] = [was.map(bare), is.map(bare)];
  const same = commonLengths(old, now);
  const changes: LineChange[] = [];
  let [one, other] = [0, 0];
  while (one < was.length || other < is.length) {
    const [first, second] = [was[one], is[other]];
    if (first !== undefined && second !== undefined && old[one] === now[other]) {
      one++;
      other++;
    } else if (second === undefined || (first !== undefined && at(same, one + 1, other) >= at(same, one, other + 1))) {
      changes.push({ how: "was", text: first ?? "" });
      one++;
    } else {
      changes.push({ how: "is", text: second });
      other++;
    }
  }
  return changes;
}

const at = (lengths: readonly (readonly number[])[], one: number, other: number): number => lengths[one]?.[other] ?? 0;

/** For each pair of places the greatest number of lines that both have from there on, in order. */
function commonLengths(one: readonly string[], other: readonly string[]): readonly (readonly number[])[] {
  const lengths: number[][] = Array.from({ length: one.length + 1 }, () => []);
  for (let left = one.length - 1; left >= 0; left--) {
    for (let right = other.length - 1; right >= 0; right--) {
      const row = lengths[left] ?? [];
      const isSame = one[left] === other[right];
      row[right] = isSame
        ? at(lengths, left + 1, right + 1) + 1
        : Math.max(at(lengths, left + 1, right), at(lengths, left, right + 1));
    }
  }
  return lengths;
}
