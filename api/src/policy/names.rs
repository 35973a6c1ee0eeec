//! The one table of names: an action, its kind, its audit verb and its operationId.
//!
//! `BookingApprove` = `booking.approve` = `approve_booking` = `bookings::actions::approve`. A test walks this
//! table and fails when one of them is missing.

/// What an action does to the world, and which names it therefore has (model.md, "Every change").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Writes through `App::change`; has an operation, a client method and an entry in `may`.
    Change,
    /// Reads; one that shows personal data is recorded.
    Look,
    /// Only the clock triggers it: no operation, no client method, no `may`.
    System,
}

/// The room that an action belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    Accounts,
    Facilities,
    Availability,
    Imports,
    Programmes,
    Bookings,
    Rounds,
    Surveys,
    Insights,
    Notifications,
    Audit,
}

macro_rules! actions {
    ($($feature:ident { $($action:ident $kind:ident $verb:literal $operation:literal;)* })*) => {
        /// Everything that can be done, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($($action,)*)* }

        impl Action {
            /// All actions, in the order of the table.
            pub const ALL: &'static [Self] = &[$($(Self::$action,)*)*];

            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $($(Self::$action => Kind::$kind,)*)* }
            }

            #[must_use]
            pub const fn feature(self) -> Feature {
                match self { $($(Self::$action => Feature::$feature,)*)* }
            }

            /// The audit verb and the entry in `may`: `booking.approve`.
            #[must_use]
            pub const fn verb(self) -> &'static str {
                match self { $($(Self::$action => $verb,)*)* }
            }

            /// The operationId in the OpenAPI document, empty for [`Kind::System`]: `approve_booking`.
            #[must_use]
            pub const fn operation(self) -> &'static str {
                match self { $($(Self::$action => $operation,)*)* }
            }
        }
    };
}

actions! {
    Accounts {
        RegistrationCreate Change "registration.create" "register_company";
        RegistrationConfirm Change "registration.confirm" "confirm_registration";
        SessionCreate Change "session.create" "sign_in";
        SessionRefresh Change "session.refresh" "refresh_session";
        SessionEnd Change "session.end" "sign_out";
        SessionEndAll Change "session.end_all" "sign_out_everywhere";
        PasswordResetRequest Change "password_reset.request" "request_password_reset";
        PasswordReset Change "password.reset" "reset_password";
        PasswordChange Change "password.change" "change_password";
        MeView Look "me.view" "view_me";
        MeUpdate Change "me.update" "update_me";
        AccountClose Change "account.close" "close_account";
        OrganisationList Look "organisation.list" "list_organisations";
        OrganisationCreate Change "organisation.create" "create_organisation";
        OrganisationActivate Change "organisation.activate" "activate_organisation";
        MemberList Look "member.list" "list_members";
        MemberInvite Change "member.invite" "invite_member";
        MemberInvitationView Look "member_invitation.view" "view_member_invitation";
        MemberInvitationAccept Change "member_invitation.accept" "accept_member_invitation";
        MembershipEnd Change "membership.end" "end_membership";
        DeputyAppoint Change "deputy.appoint" "appoint_deputy";
        AdministratorCreate System "administrator.create" "";
        RegistrationForget System "registration.forget" "";
        SigningKeyRotate System "signing_key.rotate" "";
    }
    Facilities {
        MunicipalityList Look "municipality.list" "list_municipalities";
        FacilitySearch Look "facility.search" "search_facilities";
        FacilityCount Look "facility.count" "count_facilities";
        FacilityExcludedList Look "facility.list_excluded" "list_excluded_facilities";
        FacilityEvaluate Look "facility.evaluate" "evaluate_facility_fit";
        FacilityView Look "facility.view" "view_facility";
        FacilityListOwn Look "facility.list_own" "list_own_facilities";
        FacilityCreate Change "facility.create" "create_facility";
        FacilityUpdate Change "facility.update" "update_facility";
        FacilitySubmit Change "facility.submit" "submit_facility";
        FacilityReturn Change "facility.return" "return_facility";
        FacilityPublish Change "facility.publish" "publish_facility";
        FacilitySuspend Change "facility.suspend" "suspend_facility";
        FacilityExport Look "facility.export" "export_facilities";
        UnitExport Look "unit.export" "export_units";
        PhotoList Look "photo.list" "list_photos";
        PhotoView Look "photo.view" "view_photo";
        PhotoCreate Change "photo.create" "create_photo";
        PhotoUpdate Change "photo.update" "update_photo";
        PhotoOrder Change "photo.order" "order_photos";
        PhotoDelete Change "photo.delete" "delete_photo";
        PhotoSweep System "photo.sweep" "";
        FacilityScore System "facility.score" "";
        OpenFilesView Look "open_files.view" "view_open_files";
        OpenFacilitiesExport Look "open_facilities.export" "export_open_facilities";
        OpenWirelessLanExport Look "open_wireless_lan.export" "export_open_wireless_lan";
        OpenDictionaryExport Look "open_dictionary.export" "export_open_dictionary";
        ReferenceLoad System "reference.load" "";
        MeasurementBegin Change "measurement.begin" "begin_measurement";
        MeasurementPing Look "measurement.ping" "ping_measurement";
        MeasurementDown Look "measurement.down" "download_measurement";
        MeasurementUp Look "measurement.up" "upload_measurement";
        MeasurementList Look "measurement.list" "list_measurements";
        MeasurementCreate Change "measurement.create" "create_measurement";
        MeasurementEnter Change "measurement.enter" "enter_measurement";
        ReadinessList Look "readiness.list" "list_readiness";
        ReadinessView Look "readiness.view" "view_readiness";
        StandardView Look "standard.view" "view_standard";
        StandardUpdate Change "standard.update" "update_standard";
        ReadinessAnswer Change "readiness.answer" "answer_readiness";
        ReadinessCheck Change "readiness.check" "check_readiness";
        ProvenList Look "proven.list" "list_proven_items";
        ReadinessFollow System "readiness.follow" "";
        ReadinessRemind System "readiness.remind" "";
    }
    Availability {
        AvailabilityView Look "availability.view" "view_facility_availability";
        CalendarView Look "calendar.view" "view_calendar";
        BlockCreate Change "block.create" "create_block";
        BlockUpdate Change "block.update" "update_block";
        BlockEnd Change "block.end" "end_block";
        BlockExport Look "block.export" "export_blocks";
        FeedView Look "feed.view" "view_feed";
        FeedIssue Change "feed.issue" "issue_feed";
        FeedRevoke Change "feed.revoke" "revoke_feed";
        FeedRead Look "feed.read" "read_feed";
        BusyCalendarList Look "busy_calendar.list" "list_busy_calendars";
        BusyCalendarAdd Change "busy_calendar.add" "add_busy_calendar";
        BusyCalendarFetch Change "busy_calendar.fetch" "fetch_busy_calendar";
        BusyCalendarRemove Change "busy_calendar.remove" "remove_busy_calendar";
        BusyCalendarSync System "busy_calendar.sync" "";
        HolidayList Look "holiday.list" "list_holidays";
    }
    Imports {
        ImportList Look "import.list" "list_imports";
        ImportView Look "import.view" "view_import";
        ImportRowList Look "import_row.list" "list_import_rows";
        ImportTemplateExport Look "import_template.export" "export_import_template";
        ImportErrorsExport Look "import_errors.export" "export_import_errors";
        ImportCreate Change "import.create" "create_import";
        ImportApply Change "import.apply" "apply_import";
        ImportUndo Change "import.undo" "undo_import";
        ImportForget System "import.forget" "";
    }
    Programmes {
        CallList Look "call.list" "list_calls";
        CallView Look "call.view" "view_call";
        CallCreate Change "call.create" "create_call";
        CallUpdate Change "call.update" "update_call";
        CallPublish Change "call.publish" "publish_call";
        CallSuspend Change "call.suspend" "suspend_call";
        CallResume Change "call.resume" "resume_call";
    }
    Bookings {
        BookingList Look "booking.list" "list_bookings";
        BookingExport Look "booking.export" "export_bookings";
        BookingView Look "booking.view" "view_booking";
        BookingCreate Change "booking.create" "create_booking";
        BookingEnter Change "booking.enter" "enter_booking";
        BookingClaim Change "booking.claim" "claim_booking";
        BookingUpdate Change "booking.update" "update_booking";
        BookingCheck Look "booking.check" "check_booking";
        BookingSubmit Change "booking.submit" "submit_booking";
        BookingApprove Change "booking.approve" "approve_booking";
        BookingForward Change "booking.forward" "forward_booking";
        BookingReturn Change "booking.return" "return_booking";
        BookingDisapprove Change "booking.disapprove" "disapprove_booking";
        BookingAccept Change "booking.accept" "accept_booking";
        BookingDecline Change "booking.decline" "decline_booking";
        BookingWithdraw Change "booking.withdraw" "withdraw_booking";
        BookingCancel Change "booking.cancel" "cancel_booking";
        BookingCallOff Change "booking.call_off" "call_off_booking";
        BookingRevoke Change "booking.revoke" "revoke_booking";
        BookingNoShow Change "booking.no_show" "no_show_booking";
        BookingCheckIn Change "booking.check_in" "check_in_booking";
        BookingCheckOut Change "booking.check_out" "check_out_booking";
        ParticipantsName Change "participants.name" "name_participants";
        BookingCalendarView Look "booking_calendar.view" "view_booking_calendar";
        ReportWrite Change "report.write" "write_report";
        LinkView Look "link.view" "view_link";
        LinkApprove Change "link.approve" "approve_by_link";
        LinkReturn Change "link.return" "return_by_link";
        LinkCancel Change "link.cancel" "cancel_by_link";
        WaitingList Look "waiting.list" "list_waiting";
        AlternativesView Look "alternatives.view" "view_alternatives";
        WaitingChoose Change "waiting.choose" "choose_waiting";
        WaitingWiden Change "waiting.widen" "widen_waiting";
        WaitingEnd Change "waiting.end" "end_waiting";
        OfferAccept Change "offer.accept" "accept_offer";
        OfferDecline Change "offer.decline" "decline_offer";
        LinkOfferAccept Change "link.offer_accept" "accept_offer_by_link";
        LinkOfferDecline Change "link.offer_decline" "decline_offer_by_link";
        WaitingOffer System "waiting.offer" "";
        WaitingWake System "waiting.wake" "";
        WaitingLapse System "waiting.lapse" "";
        OfferLapse System "offer.lapse" "";
        ProblemReport Change "problem.report" "report_problem";
        ProblemList Look "problem.list" "list_problems";
        ProblemTimesView Look "problem_times.view" "view_problem_times";
        ProblemAnswer Change "problem.answer" "answer_problem";
        GuestPageView Look "guest_page.view" "view_guest_page";
        GuestReport Change "guest.report" "report_by_guest";
        ChangePreview Look "change.preview" "preview_change";
        ChangeRequest Change "change.request" "request_change";
        ChangeApprove Change "change.approve" "approve_change";
        ChangeForward Change "change.forward" "forward_change";
        ChangeReturn Change "change.return" "return_change";
        ChangeAccept Change "change.accept" "accept_change";
        ChangeRefuse Change "change.refuse" "refuse_change";
        ChangeWithdraw Change "change.withdraw" "withdraw_change";
        ChangeExpire System "change.expire" "";
        BookingHoldExpire System "booking.hold_expire" "";
        BookingStayClose System "booking.stay_close" "";
        BookingRemind System "booking.remind" "";
    }
    Rounds {
        RoundList Look "round.list" "list_rounds";
        RoundView Look "round.view" "view_round";
        RoundOpen Change "round.open" "open_round";
        RoundUpdate Change "round.update" "update_round";
        RoundClose Change "round.close" "close_round";
        RoundApply Change "round.apply" "apply_round";
        RoundApplicationList Look "round_application.list" "list_round_applications";
        RoundApplicationScore Change "round_application.score" "score_round_application";
        RoundOverrideList Look "round_override.list" "list_round_overrides";
        RoundOverrideCheck Look "round_override.check" "check_round_override";
        RoundOverrideAdd Change "round_override.add" "add_round_override";
        RoundOverrideRemove Change "round_override.remove" "remove_round_override";
        RoundRunList Look "round_run.list" "list_round_runs";
        RoundRunView Look "round_run.view" "view_round_run";
        RoundRunCompare Look "round_run.compare" "compare_round_runs";
        RoundRunExport Look "round_run.export" "export_round_run";
        RoundRunStart Change "round_run.start" "start_round_run";
        RoundRunCancel Change "round_run.cancel" "cancel_round_run";
        RoundOutcomeView Look "round_outcome.view" "view_round_outcome";
        RoundOutcomeList Look "round_outcome.list" "list_round_outcomes";
        RoundResultList Look "round_result.list" "list_round_results";
        RoundSolve System "round.solve" "";
    }
    Surveys {
        QuestionnaireList Look "questionnaire.list" "list_questionnaires";
        InvitationListOwn Look "invitation.list_own" "list_own_invitations";
        SurveyOpen Change "survey.open" "open_survey";
        AnswersSave Change "answers.save" "save_answers";
        AnswersSubmit Change "answers.submit" "submit_answers";
        SheetList Look "sheet.list" "list_sheets";
        SheetView Look "sheet.view" "view_sheet";
        SurveyProgressView Look "survey_progress.view" "view_survey_progress";
        QuestionnairePublish System "questionnaire.publish" "";
        SurveyInvite System "survey.invite" "";
        SurveyRemind System "survey.remind" "";
        SurveyClose System "survey.close" "";
    }
    Insights {
        ResultsView Look "results.view" "view_results";
        ResultsExport Look "results.export" "export_results";
        ResultsRelease System "results.release" "";
        SatisfactionPush System "satisfaction.push" "";
    }
    Notifications {
        OutboxList Look "outbox.list" "list_outbox";
        MailRetry Change "mail.retry" "retry_mail";
        DraftList Look "draft.list" "list_drafts";
        DraftView Look "draft.view" "view_draft";
        DraftSend Change "draft.send" "send_drafts";
        DraftDiscard Change "draft.discard" "discard_drafts";
        NoticeList Look "notice.list" "list_notices";
        NoticeRead Change "notice.read" "read_notice";
        MailDeliver System "mail.deliver" "";
    }
    Audit {
        AuditList Look "audit.list" "list_audit";
        HealthView Look "health.view" "view_health";
        SettingsView Look "settings.view" "view_settings";
        DemoMailList Look "demo_mail.list" "list_demo_mail";
        DemoPeopleList Look "demo_people.list" "list_demo_people";
        DemoClockMove Change "demo_clock.move" "move_demo_clock";
        DemoLoad System "demo.load" "";
    }
}
