/**
 * Widths of a module below which old phones fail, millimetres. A camera's preview of 1,920 pixels over 65 degrees sees 0.6 mm per
 * pixel at a metre, and a decoder wants two pixels to a module: 1.2 mm for a poster that is scanned from a metre away. A label is
 * held at a hand's breadth (20 cm), where that is 0.25 mm; but 0.5 mm is what an office printer and a curved lid leave whole.
 */
const leastModules = { poster: 1.2, labels: 0.5 } as const;

/** What is wrong with the size of printed modules, or null. Pure. */
export function judgeModule(kind: keyof typeof leastModules, modules: readonly number[]): string | null {
  const least = Math.min(...modules);
  const wanted = leastModules[kind];
  if (least >= wanted) return null;
  return `The squares of the codes are ${least.toFixed(2)} mm wide, ${wanted} mm would be safe: old phones must come close. Shorten the origin or the id.`;
}
