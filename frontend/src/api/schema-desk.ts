// Stands in for the surveys', insights', notifications', audit's and members' part until docs/openapi.json carries it.

type Problem = {
  type?: string;
  title: string;
  status: number;
  detail?: string | null;
  code: string;
  fields?: { field: string; code: string; message: string }[] | null;
  request_id?: string | null;
};
type Json<T> = { headers: Record<string, unknown>; content: { "application/json": T } };
type Empty = { headers: Record<string, unknown>; content?: never };
type Refused = { headers: Record<string, unknown>; content: { "application/problem+json": Problem } };
type Body<T> = { content: { "application/json": T } };
type Plain<Query = never> = { query?: Query; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
type Of<Query = never> = {
  query?: Query;
  header?: { "If-Match"?: string; "Idempotency-Key"?: string };
  path: { id: string };
  cookie?: never;
};
type Op<Params, Ok, Sent = never> = {
  parameters: Params;
  requestBody?: [Sent] extends [never] ? never : Body<Sent>;
  responses: { 200: Ok; default: Refused };
};
type Paged<T> = { items: T[]; next?: string | null };
type Paging = { limit?: number; cursor?: string | null };
type S = DeskSchemas;

export interface DeskSchemas {
  Audience: "participant_pre" | "participant_post" | "employer" | "host";
  Population: "company" | "employee" | "employer" | "host";
  EntryMode: "link" | "signed_in" | "paper";
  SurveyKey: { token?: string | null; invitation_id?: string | null };
  SurveyAnswers: { token?: string | null; invitation_id?: string | null; answers: Record<string, unknown> };
  OpenSurvey: {
    invitation_id: string;
    audience: S["Audience"];
    booking_number: string;
    due_on: string;
    closes_on: string;
    questionnaire: Record<string, never>;
    context: Record<string, never>;
    answers: Record<string, never>;
    draft_version: number;
  };
  SurveySaved: { draft_version: number };
  OwnInvitation: {
    id: string;
    audience: S["Audience"];
    due_on: string;
    closes_on: string;
    answered_on?: string | null;
    closed: boolean;
  };
  OwnInvitations: { items: S["OwnInvitation"][] };
  Sheet: {
    id: string;
    audience: S["Audience"];
    population: S["Population"];
    call_id: string;
    half: string;
    facility_name?: string | null;
    answered_on: string;
    entry_mode: S["EntryMode"];
    straight_lined: boolean;
    questionnaire_id: string;
    answers?: Record<string, never> | null;
    questionnaire?: Record<string, never> | null;
    context?: Record<string, never> | null;
  };
  Viewer: "secretariat" | "outside";
  WithheldReason: "few" | "complementary" | "awaiting";
  ResultsScope: {
    call_id?: string | null;
    half?: string | null;
    municipality_code?: string | null;
    facility_id?: string | null;
    audience: S["Audience"];
    population: S["Population"];
  };
  ResultsShare: { count: number; percent: number; low?: number | null; high?: number | null };
  ResultsStage: { stage: string; count: number };
  ResultsOption: { code: string; ja: string; en: string; count: number; percent?: number | null };
  ResultsFigures: {
    base_n: number;
    answered_n: number;
    blank_n: number;
    na_n: number;
    hidden_n: number;
    options: S["ResultsOption"][];
    mean?: number | null;
    sd?: number | null;
    ci_low?: number | null;
    ci_high?: number | null;
    median?: number | null;
    top2?: S["ResultsShare"] | null;
    recommend_score?: number | null;
    recommend_se?: number | null;
    multiple: boolean;
    reference: boolean;
    sensitive: boolean;
    withheld?: S["WithheldReason"] | null;
  };
  ResultsRow: { code: string; ja: string; en: string; reverse: boolean; figures: S["ResultsFigures"] };
  ResultsQuestion: {
    id: string;
    kind: string;
    ja: string;
    en: string;
    figures?: S["ResultsFigures"] | null;
    rows: S["ResultsRow"][];
  };
  ResultsChoice: { id: string; ja: string; en: string };
  ResultsChoices: {
    calls: S["ResultsChoice"][];
    halves: string[];
    municipalities: S["ResultsChoice"][];
    facilities: S["ResultsChoice"][];
  };
  Results: {
    scope: S["ResultsScope"];
    viewer: S["Viewer"];
    title_ja: string;
    title_en: string;
    base_n: number;
    invited_n?: number | null;
    response_rate?: S["ResultsShare"] | null;
    funnel: S["ResultsStage"][];
    released_before?: string | null;
    questions: S["ResultsQuestion"][];
    choices: S["ResultsChoices"];
  };
  MailStatus: "waiting" | "retrying" | "sent" | "mailbox" | "failed";
  OutboxMail: {
    id: string;
    topic: string;
    recipient: string;
    subject?: string | null;
    booking_id?: string | null;
    status: S["MailStatus"];
    attempts: number;
    created_at: string;
    run_at: string;
    done_at?: string | null;
    failed_at?: string | null;
    last_error?: string | null;
    may: string[];
    version: number;
  };
  Notice: {
    id: string;
    topic: string;
    subject: string;
    booking_id?: string | null;
    created_at: string;
    read_at?: string | null;
    may: string[];
  };
  NoticeList: { items: S["Notice"][]; next?: string | null; unread: number };
  AuditEvent: {
    id: string;
    happened_at: string;
    verb: string;
    actor_kind: string;
    actor_id?: string | null;
    standing: string;
    subject_kind: string;
    subject_id: string;
    subject_version?: number | null;
    fields: string[];
    outcome: string;
    request_id: string;
  };
  JobState: {
    name: string;
    every_minutes: number;
    started_at?: string | null;
    succeeded_at?: string | null;
    lag_seconds?: number | null;
    late: boolean;
    last_error?: string | null;
  };
  HealthDetail: {
    jobs: S["JobState"][];
    outbox: { waiting: number; failed: number; waiting_since?: string | null };
    disk?: { free_bytes: number; total_bytes: number } | null;
  };
  Health: { status: string; version: string; database: boolean; detail?: S["HealthDetail"] | null };
  Member: {
    id: string;
    person_id: string;
    name: string;
    name_kana: string;
    email: string;
    role: DeskRole;
    from_on: string;
    until_on?: string | null;
    deputy_of?: string | null;
    may: string[];
  };
  Invited: { id: string; name: string; email: string; role: DeskRole; until_on?: string | null; created_at: string };
  MemberPage: {
    organisation: {
      id: string;
      kind: "prefecture" | "section" | "municipality" | "operator" | "company";
      name: string;
    };
    items: S["Member"][];
    next?: string | null;
    invited: S["Invited"][];
  };
  InvitationInput: { email: string; name: string; role: DeskRole; until_on?: string | null };
  DeputyInput: { person_id: string; from_on: string; until_on: string };
}

type DeskRole =
  | "secretariat"
  | "approver"
  | "municipality"
  | "host"
  | "coordinator"
  | "company_contact"
  | "participant"
  | "employee"
  | "supervisor"
  | "administrator";
type ResultsQuery = {
  call_id?: string | null;
  half?: string | null;
  municipality?: string | null;
  facility_id?: string | null;
  audience?: S["Audience"] | null;
  population?: S["Population"] | null;
};

export interface DeskPaths {
  "/api/surveys/open": { post: Op<Plain, Json<S["OpenSurvey"]>, S["SurveyKey"]> };
  "/api/surveys/draft": { put: Op<Plain, Json<S["SurveySaved"]>, S["SurveyAnswers"]> };
  "/api/surveys/submit": { post: Op<Plain, Json<S["SurveySaved"]>, S["SurveyAnswers"]> };
  "/api/surveys/mine": { get: Op<Plain, Json<S["OwnInvitations"]>> };
  "/api/surveys/sheets": {
    get: Op<Plain<Paging & { call_id?: string | null; audience?: S["Audience"] | null }>, Json<Paged<S["Sheet"]>>>;
  };
  "/api/surveys/sheets/{id}": { get: Op<Of, Json<S["Sheet"]>> };
  "/api/insights/results": {
    get: Op<{ query: ResultsQuery; header?: never; path?: never; cookie?: never }, Json<S["Results"]>>;
  };
  "/api/outbox": {
    get: Op<
      Plain<
        Paging & {
          status?: S["MailStatus"] | null;
          recipient?: string | null;
          topic?: string | null;
          booking_id?: string | null;
        }
      >,
      Json<Paged<S["OutboxMail"]>>
    >;
  };
  "/api/outbox/{id}/retry": { post: Op<Of, Json<S["OutboxMail"]>> };
  "/api/notices": { get: Op<Plain<Paging & { unread_only?: boolean }>, Json<S["NoticeList"]>> };
  "/api/notices/{id}/read": { post: Op<Of, Json<S["Notice"]>> };
  "/api/audit": {
    get: Op<
      Plain<
        Paging & {
          subject_kind?: string | null;
          subject?: string | null;
          actor?: string | null;
          verb?: string | null;
          from?: string | null;
          until?: string | null;
        }
      >,
      Json<Paged<S["AuditEvent"]>>
    >;
  };
  "/api/health": { get: Op<Plain, Json<S["Health"]>> };
  "/api/organisations/{id}/members": { get: Op<Of<Paging>, Json<S["MemberPage"]>> };
  "/api/organisations/{id}/invitations": { post: Op<Of, Json<{ id: string }>, S["InvitationInput"]> };
  "/api/organisations/{id}/deputies": { post: Op<Of, Json<{ id: string }>, S["DeputyInput"]> };
  "/api/memberships/{id}": { delete: Op<Of, Empty> };
}
