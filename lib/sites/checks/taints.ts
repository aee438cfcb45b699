import type { Readable } from '../reading/read-value';
import type { TaintInput } from '../schema/node-marks';

type Say = (option: string, value: unknown, problem: string, fix: string) => void;

/** Kubernetes knows a taint by key and effect: the same ones twice are one too many. `option` as in `taints[1]`. */
export function checkTaints(taints: Readable<TaintInput[]> | undefined, say: Say): void {
  const seen = new Set<string>();
  for (const [index, taint] of (taints ?? []).entries()) {
    const key = `${taint?.key} ${taint?.effect}`;
    if (taint !== undefined && seen.has(key))
      say(`taints[${index}]`, taint.key, 'is there twice with the same effect', 'Keep one of the two.');
    seen.add(key);
  }
}
