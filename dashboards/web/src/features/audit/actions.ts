/** What people did, in words. */
import type { components } from '@/client/schema';
import { auditActionsEn, auditActionsZh } from '@/lib/i18n/auditActions';
import { auditZh } from '@/lib/i18n/audit';

type Action = components['schemas']['AuditAction'];
type GroupOf<Of> = Of extends `${infer Group}.${string}` ? Group : never;

/** What stands before the dot of an action. */
export type Group = GroupOf<Action>;

/** In the order in which they are offered. */
export const GROUPS = Object.keys(auditZh.group satisfies Record<Group, string>) as Group[];

const CHINESE: Record<Action, string> = auditActionsZh;
const ENGLISH: Record<Action, string> = auditActionsEn;

/** An action that this version does not know is told as it is. */
export function actionText(action: string, english: boolean): string {
  const words: Partial<Record<string, string>> = english ? ENGLISH : CHINESE;
  return words[action] ?? action;
}
