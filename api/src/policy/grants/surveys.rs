//! Surveys and insights: the owner answers, named secretariat staff read sheets of companies, and everybody
//! else sees released figures only (model.md, "Survey answers: the wall").

use crate::policy::Action;
use crate::policy::Standing::{
    self, Applicant, Approver, Coordinator, Host, Link, Municipality, Oneself, Other, Secretariat, Supervisor, System,
};

pub(super) const fn grants(action: Action) -> &'static [Standing] {
    match action {
        Action::QuestionnaireList => &[Secretariat, Approver, Coordinator],
        Action::InvitationListOwn => &[Oneself],
        Action::SurveyOpen | Action::AnswersSave | Action::AnswersSubmit => &[Oneself, Link],
        Action::SheetList | Action::SheetView => &[Secretariat],
        Action::SurveyProgressView => &[Secretariat, Approver, Coordinator],
        Action::ResultsView | Action::ResultsExport => &[
            Secretariat,
            Approver,
            Coordinator,
            Municipality,
            Host,
            Applicant,
            Supervisor,
            Other,
        ],
        Action::QuestionnairePublish
        | Action::SurveyInvite
        | Action::SurveyRemind
        | Action::SurveyClose
        | Action::ResultsRelease
        | Action::SatisfactionPush => &[System],
        _ => &[],
    }
}
