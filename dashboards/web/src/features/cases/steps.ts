/** Where a case stands on its way. */
import type { CaseState } from '@/client/types';

/** The way of Order 737; 签收 and 反馈 are steps between states. */
export const STEPS = [
  'triage',
  'assigned',
  'accept',
  'inspecting',
  'report',
  'reported',
  'handling',
  'closed',
] as const;
export type Step = (typeof STEPS)[number];

/** The step at which somebody has to do something: what is assigned waits for 签收, and so on. */
const AT: Record<CaseState, Step> = {
  triage: 'triage',
  assigned: 'accept',
  inspecting: 'inspecting',
  reported: 'reported',
  handling: 'handling',
  closed: 'closed',
};

export function standing(state: CaseState): { step: Step; stand: 'done' | 'now' | 'ahead' }[] {
  const now = STEPS.indexOf(AT[state]);
  return STEPS.map((step, i) => ({
    step,
    stand: i < now || state === 'closed' ? 'done' : i === now ? 'now' : 'ahead',
  }));
}
