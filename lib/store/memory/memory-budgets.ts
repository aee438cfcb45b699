import type { BudgetCalls } from '../store-parts';
import { type BudgetState, freshBudget, giveTurns, noteRefusal } from '../turns';

/** Budgets in a map. */
export function memoryBudgets(now: () => number): BudgetCalls {
  const budgets = new Map<string, BudgetState>();
  return {
    async takeTurns(ask) {
      const { state, answer } = giveTurns(budgets.get(ask.budget) ?? freshBudget, ask, now());
      budgets.set(ask.budget, state);
      return answer;
    },
    async noteOverload(budget) {
      budgets.set(budget, noteRefusal(budgets.get(budget) ?? freshBudget, now()));
    },
  };
}
