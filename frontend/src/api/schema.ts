// Stands in until docs/openapi.json is committed; `npm run schema` replaces this file.

export interface paths {
  "/api/settings": { get: operations["view_settings"] };
  "/api/sessions": { post: operations["sign_in"]; delete: operations["sign_out_everywhere"] };
  "/api/sessions/current": { delete: operations["sign_out"] };
  "/api/registrations": { post: operations["register_company"] };
  "/api/registrations/confirm": { post: operations["confirm_registration"] };
  "/api/password-resets": { post: operations["request_password_reset"] };
  "/api/password-resets/confirm": { post: operations["reset_password"] };
  "/api/me": { get: operations["view_me"]; put: operations["update_me"]; delete: operations["close_account"] };
  "/api/me/password": { put: operations["change_password"] };
  "/api/member-invitations/view": { post: operations["view_member_invitation"] };
  "/api/member-invitations/accept": { post: operations["accept_member_invitation"] };
  "/api/holidays": { get: operations["list_holidays"] };
}
export interface components {
  schemas: {
    Problem: { type?: string; title: string; status: number; detail?: string | null; code: string; fields?: { field: string; code: string; message: string }[] | null; request_id?: string | null };
    Role: "secretariat" | "approver" | "municipality" | "host" | "coordinator" | "company_contact" | "participant" | "employee" | "supervisor" | "administrator";
    OrganisationKind: "prefecture" | "section" | "municipality" | "operator" | "company";
    Membership: { id: string; organisation: { id: string; kind: components["schemas"]["OrganisationKind"]; name: string }; role: components["schemas"]["Role"]; from_on?: string | null; until_on?: string | null };
    Me: { id: string; name: string; name_kana?: string | null; email: string; phone?: string | null; locale: "ja" | "en"; memberships: components["schemas"]["Membership"][]; roles: components["schemas"]["Role"][]; version: number };
    SignedIn: { access_token: string; expires_in_seconds: number; me: components["schemas"]["Me"] };
    Words: { ja: string; en: string };
    Settings: { prefecture_name: components["schemas"]["Words"]; product_name: components["schemas"]["Words"]; contact: { section: components["schemas"]["Words"]; email: string; phone: string; hours: components["schemas"]["Words"] }; mode: "demo" | "production"; now: string; today: string };
    Registration: {
      company: { name: string; name_kana: string; corporate_number?: string | null; address?: string | null; industry: string; size: string };
      contact: { name: string; name_kana: string; email: string; phone: string };
      password: string; terms_accepted: boolean;
    };
    InvitationView: { organisation: string; role: components["schemas"]["Role"]; email: string; name?: string | null; has_account?: boolean };
  };
}
type Json<T> = { headers: Record<string, unknown>; content: { "application/json": T } };
type Empty = { headers: Record<string, unknown>; content?: never };
type Refused = { headers: Record<string, unknown>; content: { "application/problem+json": components["schemas"]["Problem"] } };
type Body<T> = { content: { "application/json": T } };
type NoParams = { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
type Changing = { query?: never; header: { "If-Match": string; "Idempotency-Key"?: string }; path?: never; cookie?: never };
export interface operations {
  view_settings: { parameters: NoParams; requestBody?: never; responses: { 200: Json<components["schemas"]["Settings"]>; default: Refused } };
  sign_in: { parameters: NoParams; requestBody: Body<{ email: string; password: string }>; responses: { 200: Json<components["schemas"]["SignedIn"]>; default: Refused } };
  sign_out: { parameters: NoParams; requestBody?: never; responses: { 204: Empty; default: Refused } };
  sign_out_everywhere: { parameters: NoParams; requestBody?: never; responses: { 204: Empty; default: Refused } };
  register_company: { parameters: NoParams; requestBody: Body<components["schemas"]["Registration"]>; responses: { 202: Empty; default: Refused } };
  confirm_registration: { parameters: NoParams; requestBody: Body<{ token: string }>; responses: { 204: Empty; default: Refused } };
  request_password_reset: { parameters: NoParams; requestBody: Body<{ email: string }>; responses: { 202: Empty; default: Refused } };
  reset_password: { parameters: NoParams; requestBody: Body<{ token: string; password: string }>; responses: { 204: Empty; default: Refused } };
  view_me: { parameters: NoParams; requestBody?: never; responses: { 200: Json<components["schemas"]["Me"]>; default: Refused } };
  update_me: { parameters: Changing; requestBody: Body<{ name: string; name_kana?: string | null; phone?: string | null; locale: "ja" | "en" }>; responses: { 200: Json<components["schemas"]["Me"]>; default: Refused } };
  change_password: { parameters: NoParams; requestBody: Body<{ current: string; new: string }>; responses: { 204: Empty; default: Refused } };
  close_account: { parameters: NoParams; requestBody: Body<{ password: string }>; responses: { 204: Empty; default: Refused } };
  view_member_invitation: { parameters: NoParams; requestBody: Body<{ token: string }>; responses: { 200: Json<components["schemas"]["InvitationView"]>; default: Refused } };
  accept_member_invitation: { parameters: NoParams; requestBody: Body<{ token: string; name: string; name_kana: string; phone?: string | null; password: string }>; responses: { 200: Json<components["schemas"]["SignedIn"]>; default: Refused } };
  list_holidays: { parameters: { query: { from: string; until: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: Json<{ items: { on: string; name: string }[] }>; default: Refused } };
}
