import { z } from 'zod';
import { labelName, labelValue } from './label';
import { says } from './leaf';

const taint = z
  .strictObject({
    key: labelName('a taint'),
    value: labelValue('a taint').optional(),
    effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'], {
      error: says('is no effect of a taint', "Write 'NoSchedule', 'PreferNoSchedule' or 'NoExecute'."),
    }),
  })
  .describe("Write { key: 'cameras', effect: 'NoSchedule' }.");

/** What Kubernetes knows the nodes of a pool by, whether they are hosts or virtual machines. */
export const nodeMarks = {
  labels: z.record(labelName('a label'), labelValue('a label')).describe("Write { store: 'cameras' }.").optional(),
  taints: z.array(taint).describe("Write a list, such as [{ key: 'cameras', effect: 'NoSchedule' }].").optional(),
};

export type TaintInput = z.output<typeof taint>;
