/** Text for a terminal screen: what others wrote cannot steer it. */
export function plainLines(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "");
}
