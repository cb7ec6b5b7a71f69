/** Short names for the contract's types; all of them come from openapi.yaml. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Risk = Schemas['RiskId'];
export type Band = Schemas['BandId'];
/** A band, or `unscored`. */
export type Standing = Schemas['StandingId'];
export type Problem = Schemas['Problem'];
export type Session = Schemas['Session'];
export type OpenSession = Schemas['OpenSession'];
export type SignedOut = Schemas['SignedOut'];
export type Role = Schemas['RoleId'];
export type Right = Schemas['RightId'];
export type RoleRights = Schemas['RoleRights'];
export type Account = Schemas['Account'];
export type LookUpRequest = Schemas['LookUpRequest'];
export type OpenedLookUp = Schemas['OpenedLookUp'];
export type BankScore = Schemas['BankScore'];
export type BankScored = Schemas['BankScored'];
export type Alert = Schemas['Alert'];
export type AlertPage = Schemas['AlertPage'];
export type AlertQueuePage = Schemas['AlertQueuePage'];
export type QueuedAlert = Schemas['QueuedAlert'];
export type Cause = Schemas['Cause'];
export type Notifications = Schemas['Notifications'];
export type NotificationRules = Schemas['NotificationRules'];
export type Delivery = Schemas['Delivery'];
export type Webhook = Schemas['Webhook'];
export type WebhookDraft = Schemas['WebhookDraft'];
export type Reason = Schemas['Reason'];
export type TagValue = Schemas['TagValue'];
export type Summary = Schemas['Summary'];
export type Score = Schemas['Score'];
export type Scored = Schemas['Scored'];
export type Unscored = Schemas['Unscored'];
export type Explanation = Schemas['Explanation'];
export type ExplainedReason = Schemas['ExplainedReason'];
export type Breakdown = Schemas['Breakdown'];
export type Otherwise = Schemas['Otherwise'];
export type Ruling = Schemas['Ruling'];
export type PeerComparison = Schemas['PeerComparison'];
export type Sentence = Schemas['Sentence'];
export type ScorePoint = Schemas['ScorePoint'];
export type EnterpriseSummary = Schemas['EnterpriseSummary'];
export type EnterpriseTags = Schemas['EnterpriseTags'];
export type EnterpriseTag = Schemas['EnterpriseTag'];
export type EnterpriseTagDetail = Schemas['EnterpriseTagDetail'];
export type TagPeers = Schemas['EnterpriseTagPeers']['peers'];
export type TagChange = EnterpriseTagDetail['changes'][number];
export type EnterpriseFeeds = Schemas['EnterpriseFeeds'];
export type FeedStatus = Schemas['FeedStatus'];
export type FeedFinding = Schemas['FeedFinding'];
export type Reject = Schemas['Reject'];
export type RejectReason = Schemas['RejectReason'];
export type RejectState = Schemas['RejectState'];
export type RejectCount = Schemas['RejectCount'];
export type RejectPage = Schemas['RejectPage'];
export type RejectedRow = Schemas['RejectedRow'];
export type RejectStep = Schemas['RejectStep'];
export type RejectResult = Schemas['RejectResult'];
export type RejectResults = Schemas['RejectResults'];
export type RejectFileCheck = Schemas['RejectFileCheck'];
export type RejectFileRow = Schemas['RejectFileRow'];
export type CheckedRow = Schemas['CheckedRow'];
export type QueueRow = Schemas['QueueRow'];
export type QueuedRow = Schemas['QueuedRow'];
export type QueueDecided = Schemas['QueueDecided'];
export type Candidate = Schemas['Candidate'];
export type Doubt = Schemas['Doubt'];
export type ModelDrift = Schemas['ModelDrift'];
export type DriftFinding = Schemas['DriftFinding'];
export type Job = Schemas['Job'];
export type RuleBook = Schemas['RuleBook'];
export type RuleBookDetail = Schemas['RuleBookDetail'];
export type Rule = Schemas['Rule'];
export type RuleChange = Schemas['RuleChange'];
export type RulesChecked = Schemas['RulesChecked'];
export type RulesTried = Schemas['RulesTried'];
export type RuleDifference = Schemas['RuleDifference'];
export type Act = Schemas['Act'];
export type Model = Schemas['Model'];
export type ModelDetail = Schemas['ModelDetail'];
export type ModelComparison = Schemas['ModelComparison'];
export type AlertProof = Schemas['AlertProof'];
export type ProofTag = Schemas['ProofTag'];
export type ProofRule = Schemas['ProofRule'];
export type Event = Schemas['Event'];
export type StreamState = Schemas['StreamState'];
export type Case = Schemas['Case'];
export type CaseSummary = Schemas['CaseSummary'];
export type CasePage = Schemas['CasePage'];
export type CaseState = Schemas['CaseStateId'];
export type CaseMark = Schemas['CaseMark'];
export type CaseAction = Schemas['CaseActionId'];
export type CaseAct = Schemas['CaseAct'];
export type CaseOutcome = Schemas['CaseOutcomeId'];
export type CaseVerdict = Schemas['CaseVerdict'];
export type CaseStep = Schemas['CaseStep'];
export type CaseNote = Schemas['CaseNote'];
export type CaseNoteDraft = Schemas['CaseNoteDraft'];
export type CaseEntry = Schemas['CaseEntry'];
export type CasePerson = Schemas['CasePerson'];
export type CaseProposal = Schemas['CaseProposal'];
export type CaseAttachment = Schemas['CaseAttachment'];
export type LegalAction = Schemas['LegalAction'];
export type Assignee = Schemas['AssigneeList']['items'][number];
export type Bulk = Schemas['Bulk'];
export type BulkDraft = Schemas['BulkDraft'];
export type BulkMove = Schemas['BulkMove'];
export type ListId = Schemas['ListId'];
export type ListState = Schemas['ListStateId'];
export type ListMark = Schemas['ListMark'];
export type ListAction = Schemas['ListActionId'];
export type ListAct = Schemas['ListAct'];
export type ListDraft = Schemas['ListDraft'];
export type ListNeed = Schemas['ListNeed'];
export type ListSummary = Schemas['ListSummary'];
export type ListEntry = Schemas['ListEntry'];
export type ListPage = Schemas['ListPage'];
export type OwnershipRules = Schemas['OwnershipRules'];
export type OwnershipRule = OwnershipRules['rules'][number];
export type OwnershipRuleDraft = Schemas['OwnershipRuleDraft'];
export type OwnershipTrial = Schemas['OwnershipTrial'];

export type Report = Schemas['Report'];
export type ReportDraft = Schemas['ReportDraft'];
export type ReportKind = Schemas['ReportKindId'];
export type ReportLanguage = Schemas['ReportLanguage'];
export type Schedule = Schemas['Schedule'];
export type ScheduleDraft = Schemas['ScheduleDraft'];
export type ScheduleRun = Schemas['ScheduleRun'];
export type ScheduledWhat = Schemas['ScheduledWhat'];
export type HolidayRule = Schemas['HolidayRule'];

export const HOLIDAY_RULES: readonly HolidayRule[] = ['as-is', 'next-working-day', 'skip'];
export const SCHEDULED: readonly ScheduledWhat[] = [
  'city',
  'district',
  'statistics',
  'rates',
  'hits',
  'scan',
];
export const REPORT_KINDS: readonly ReportKind[] = [
  'city',
  'district',
  'dossier',
  'statistics',
  'rates',
  'hits',
];
export const RISKS: readonly Risk[] = ['fundraising', 'default'];
/** From the most to the least severe. */
export const BANDS: readonly Band[] = ['red', 'orange', 'yellow', 'blue', 'green'];
export const STANDINGS: readonly Standing[] = [...BANDS, 'unscored'];
/** In the order of the way of a case. */
export const CASE_STATES: readonly CaseState[] = [
  'triage',
  'assigned',
  'inspecting',
  'reported',
  'handling',
  'closed',
];
export const CASE_MARKS: readonly CaseMark[] = [
  'overdue',
  'due-soon',
  'supervised',
  'suspended',
  'proposed',
  'returned',
  'watched',
];
export const LISTS: readonly ListId[] = ['white', 'risk'];
export const LIST_MARKS: readonly ListMark[] = [
  'proposed',
  'expiring',
  'review-due',
  'revisit-due',
  'regressed',
];
/** Those that entries of each list can be in. */
export const LIST_STATES: Record<ListId, readonly ListState[]> = {
  white: ['proposed', 'active', 'ended', 'lifted', 'rejected'],
  risk: ['proposed', 'active', 'struck-off', 'rejected'],
};
