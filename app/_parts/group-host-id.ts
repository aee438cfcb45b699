const longestGroup = 12;
const groupLength = 4;

/** Parts of an ID that the eye can hold: words as they are, long runs in fours. Joined again they are the ID. */
export function groupHostId(hostId: string): string[] {
  return hostId.split(/(?<=[-_])/).flatMap((word) => (word.length > longestGroup ? inFours(word) : [word]));
}

function inFours(word: string): string[] {
  const groups = Math.ceil(word.length / groupLength);
  return Array.from({ length: groups }, (_, index) => word.slice(index * groupLength, (index + 1) * groupLength));
}

/** The end of an ID, which tells the hosts in a room apart; the whole of a short one. */
export function endOfHostId(hostId: string): string {
  return hostId.length <= 10 ? hostId : hostId.slice(-6);
}
