import type { ImportInDetail, ImportRun as ListedImport, Mapping, OtherValue, paths, Role, Source } from '@loyalty-loop/client';

/*
 * The shapes that go over the wire, under the names that the console uses. They come from the client, whose types are written out
 * of the server's own description: nothing in the console declares a wire shape, except what the description leaves open.
 */

export type {
  ApiToken,
  Audience,
  AudienceDetails,
  AudienceList,
  AudienceMoves,
  AudiencePeople,
  AudiencePreview,
  AudienceVersion,
  AudienceWords,
  AuditCheck,
  AuditEntry,
  AuditPage,
  BackTest,
  BriefContexts,
  BroughtFriend,
  BusinessWords,
  BuyingRoleName,
  CalibrationGroup,
  Choice,
  ClockState,
  Completeness,
  CompletenessField,
  ContentCoverage,
  ContentField,
  ContentItem,
  ContentKinds,
  ContentList,
  ContentPreview,
  ContentRendition,
  ContentRenditions,
  ContentTag,
  ContentVersion,
  Customer,
  CustomerAudiences,
  CustomerFirms,
  CustomerGroups,
  CustomerMessage,
  CustomerMessageDetails,
  CustomerMessages,
  CustomerPermissions,
  CustomerPlace,
  CustomerService,
  CustomerSingleView,
  CustomerSource,
  CustomerStats,
  CustomerValue,
  Decision,
  DecisionDetails,
  DecisionInList,
  DecisionList,
  DecisionOnPeople,
  DecisionPlaces,
  DecisionScoreboard,
  Delivery,
  Device,
  EngineState,
  Evidence,
  EvidenceEntry,
  FieldOrigin,
  FileColumn,
  FileProblem,
  FindAnswer,
  FindResult,
  Firm,
  FirmBrief,
  FirmGraph,
  FirmInList,
  FirmLikeness,
  FirmList,
  FirmPair,
  FirmPairStatistics,
  FirmPairs,
  FoundFirm,
  GateRefusals,
  GroupDetails,
  GroupException,
  GroupExceptionPage,
  GroupInList,
  GroupList,
  GroupPeople,
  Hook,
  HouseholdMember,
  IdentifierRef,
  ImportPreview,
  Join,
  JoinPair,
  JoinToReview,
  JointAnswer,
  JointChange,
  JointChangePage,
  KnownAct,
  KnownAs,
  Latency,
  Leanings,
  LearnedContent,
  LinkStatistics,
  Mailing,
  Mapping,
  MessageCounts,
  MomentChoice,
  MomentRejection,
  MomentRuleOutcome,
  MomentRules,
  MomentSignal,
  Money,
  NamedCustomerMessage,
  NoticeRule,
  NoticeRules,
  Operations,
  Opinion,
  OtherValue,
  OwnDecision,
  OwnDecisions,
  OwnedProduct,
  OwnedProducts,
  OwnPurpose,
  OwnRefusedSignal,
  OwnSpace,
  OwnSpaceLink,
  OwnUsedSignal,
  PartyRole,
  PeopleBehind,
  Permission,
  PermissionOfEveryone,
  PermissionSignal,
  PermissionsOfEveryone,
  PersonBehind,
  PersonIntents,
  PolicyValues,
  Preference,
  ProfitLine,
  Pull,
  PurposePermission,
  QuarantineAnswer,
  QuarantineItem,
  RawEvent,
  ReadingLevel,
  RefusedAct,
  RefusedBecause,
  RefusedSignals,
  ReplayedDecision,
  Role,
  SavedMapping,
  SearchMade,
  ServiceFloorState,
  Session,
  SessionUser,
  Setting,
  SettingVersion,
  SingleView,
  SingleViewGap,
  SingleViewPeople,
  Source,
  SourceKey,
  SourceRef,
  StandIn,
  StatedText,
  TagStandard,
  Taste,
  TimelineEntry,
  TimelinePage,
  Trait,
  TriedMoment,
  TriedMoments,
  UploadedFile,
  User,
  ValueDriver,
  ValueField,
  ValueFields,
  ValueModel,
  ValueMoney,
  ValueOfEveryone,
  ValueOverview,
  ValueRange,
  Visit,
  VisitEntry,
  Webhook,
  Words,
} from '@loyalty-loop/client';

/** Every role, so that a new one cannot be forgotten here. */
const everyRole: Readonly<Record<Role, true>> = {
  clerk: true,
  agent: true,
  accountManager: true,
  supervisor: true,
  sponsor: true,
  marketer: true,
  analyst: true,
  steward: true,
  engineer: true,
  cmo: true,
  cio: true,
  admin: true,
};
export const roles = Object.keys(everyRole) as readonly Role[];

/** An import in a list, or with its first refused rows. */
export type ImportRun = ListedImport & Partial<Pick<ImportInDetail, 'problems'>>;

export type FactMethod = OtherValue['method'];

export type SourceKind = Source['kind'];

type BodyOf<Route> = Route extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : never;

/** A source as a person fills it in; the server says all at once what is wrong with it. */
export type SourceDraft = Required<
  Pick<BodyOf<paths['/v1/sources']['post']>, 'name' | 'channel' | 'kind' | 'marketingOwner' | 'technologyOwner'>
> & {
  timezone?: string;
  currency?: string;
};

/** What a measurement of fields is asked for. */
export type MeasureDraft = BodyOf<paths['/v1/value/fields/measure']['post']>;

/** A rule of moments as it is written. */
export type MomentRule = BodyOf<paths['/v1/moments/rules/{key}']['put']>['rule'];

/** What a person says of a field. */
export type FieldDraft = BodyOf<paths['/v1/value/fields/{field}']['put']>;

/** What a person may say where the recognition of a file is wrong. */
export type FileOptions = NonNullable<Mapping['file']>;

/** How a value is read: a column alone, or with what it is (`as`), its format and so on. */
export type MappedValue = NonNullable<Mapping['traits']>[string];

/** The schema of a setting's value: JSON Schema, as far as forms are drawn from it. */
export interface JsonSchema {
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  required?: string[];
  items?: JsonSchema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}
