/** One measured number. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'kB' | 'MB' | 'calls' | 'requests' | 'x' | '%' | 'hosts' | 'points' | 'per 5 s';
  /** The most that is allowed. */
  readonly bar?: number;
  /** The least that is allowed. */
  readonly floor?: number;
}

const whole = new Set<Figure['unit']>(['calls', 'requests', 'hosts', 'points']);

/** True when a figure is not what product.md or the issue asks for. */
export function isMissed({ value, bar, floor }: Figure): boolean {
  return !Number.isFinite(value) || (bar !== undefined && value > bar) || (floor !== undefined && value < floor);
}

/** One line of the table. */
export function toLine(figure: Figure): string {
  const { what, value, unit, bar, floor } = figure;
  const limits = [bar === undefined ? '' : `at most ${bar}`, floor === undefined ? '' : `at least ${floor}`];
  const said = limits.filter((limit) => limit !== '').join(', ');
  const number = value.toFixed(whole.has(unit) && Number.isInteger(value) ? 0 : 2).padStart(9);
  return `${what.padEnd(76)} ${number} ${unit.padEnd(8)} ${said}${isMissed(figure) ? '  MISSED' : ''}`.trimEnd();
}
