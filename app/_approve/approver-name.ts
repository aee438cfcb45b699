const pattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’()@_-]{0,79}$/u;

/**
 * The name of whoever decides as the audit trail keeps it, or null when it is none: up to 80 letters, digits and what
 * stands in names, so that no list that it is exported to takes it for something else.
 */
export function parseApproverName(text: string): string | null {
  const name = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  return pattern.test(name) ? name : null;
}
