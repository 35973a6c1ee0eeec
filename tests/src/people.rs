//! Builders of organisations and people. They write rows directly: a test of bookings isn't one of registration.

use chrono::{Days, NaiveDate};
use entities::id::{MembershipId, OrganisationId, PersonId};
use entities::membership::Role;
use entities::organisation::{Kind, State};
use entities::person::Locale;
use entities::{membership, municipality, organisation, person};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use crate::{Client, PASSWORD, TestApp};

/// Codes, names, area and place of the municipalities that tests name.
const MUNICIPALITIES: &[(&str, &str, &str, &str, f64, f64)] = &[
    ("242012", "津市", "Tsu", "中南勢", 34.7186, 136.5056),
    ("242039", "伊勢市", "Ise", "伊勢志摩", 34.4876, 136.7093),
    ("242110", "鳥羽市", "Toba", "伊勢志摩", 34.4813, 136.8434),
    ("242128", "熊野市", "Kumano", "東紀州", 33.8886, 136.1003),
    ("242152", "志摩市", "Shima", "伊勢志摩", 34.3283, 136.8296),
];

impl TestApp {
    /// The one prefecture.
    pub async fn prefecture(&self) -> OrganisationId {
        self.organisation(Kind::Prefecture, "三重県", None).await
    }

    /// A section (課) of the prefecture, made when first named.
    pub async fn section(&self, name: &str) -> OrganisationId {
        let prefecture = self.prefecture().await;
        let id = self.organisation(Kind::Section, name, None).await;
        self.under(id, prefecture).await;
        id
    }

    /// A company, made when first named.
    pub async fn company(&self, name: &str) -> OrganisationId {
        self.organisation(Kind::Company, name, None).await
    }

    /// An operator of facilities, made when first named.
    pub async fn operator(&self, name: &str) -> OrganisationId {
        self.organisation(Kind::Operator, name, None).await
    }

    /// A municipality and its organisation, made when first named.
    pub async fn municipality(&self, code: &str) -> OrganisationId {
        let known = MUNICIPALITIES.iter().find(|row| row.0 == code);
        let (code, name, name_en, area, lat, lon) = *known.expect("a municipality of MUNICIPALITIES");
        if municipality::Entity::find_by_id(code.to_owned())
            .one(self.db())
            .await
            .unwrap()
            .is_none()
        {
            let row = municipality::ActiveModel {
                code: Set(code.to_owned()),
                name_ja: Set(name.to_owned()),
                name_kana: Set(String::new()),
                name_en: Set(name_en.to_owned()),
                area: Set(area.to_owned()),
                lat: Set(lat),
                lon: Set(lon),
            };
            row.insert(self.db()).await.unwrap();
        }
        self.organisation(Kind::Municipality, name, Some(code)).await
    }

    /// A contact (企業担当者) of a company.
    pub async fn contact_of(&self, company: &str) -> Client {
        let company = self.company(company).await;
        self.person(company, Role::CompanyContact, "企業 担当").await
    }

    /// A host (受入施設担当) of an operator.
    pub async fn host_of(&self, operator: &str) -> Client {
        let operator = self.operator(operator).await;
        self.person(operator, Role::Host, "受入 担当").await
    }

    /// Somebody of a municipality (市町担当者).
    pub async fn officer_of(&self, municipality_code: &str) -> Client {
        let municipality = self.municipality(municipality_code).await;
        self.person(municipality, Role::Municipality, "市町 担当").await
    }

    /// A prefectural employee (県職員) of a section.
    pub async fn employee_of(&self, section: &str) -> Client {
        let section = self.section(section).await;
        self.person(section, Role::Employee, "県 職員").await
    }

    /// The supervisor (所属長) of a section.
    pub async fn supervisor_of(&self, section: &str) -> Client {
        let section = self.section(section).await;
        self.person(section, Role::Supervisor, "所属 長").await
    }

    pub async fn secretariat(&self) -> Client {
        self.official(Role::Secretariat, "事務局 員").await
    }

    pub async fn approver(&self) -> Client {
        self.official(Role::Approver, "決裁 者").await
    }

    pub async fn coordinator(&self) -> Client {
        self.official(Role::Coordinator, "調整 員").await
    }

    pub async fn administrator(&self) -> Client {
        self.official(Role::Administrator, "管理 者").await
    }

    async fn official(&self, role: Role, name: &str) -> Client {
        let prefecture = self.prefecture().await;
        self.person(prefecture, role, name).await
    }

    /// A new person with one role, whose name ends with a number of its own.
    pub async fn person(&self, organisation: OrganisationId, role: Role, name: &str) -> Client {
        let number = self.next();
        let email = format!("person{number}@example.jp");
        let name = format!("{name}{number}");
        let id = PersonId::new();
        let row = person::ActiveModel {
            id: Set(id),
            email: Set(email.clone()),
            email_key: Set(email.clone()),
            name: Set(name.clone()),
            name_kana: Set("テスト".to_owned()),
            phone: Set("0599-00-0001".to_owned()),
            locale: Set(Locale::Ja),
            password_hash: Set(Some(
                workcation::accounts::hash_password(self.inner(), PASSWORD)
                    .await
                    .unwrap(),
            )),
            confirmed_at: Set(Some(self.now())),
            failed_sign_ins: Set(0),
            locked_until: Set(None),
            closed_at: Set(None),
            created_at: Set(self.now()),
            version: Set(1),
        };
        row.insert(self.db()).await.unwrap();
        self.member(id, organisation, role).await;
        Client::person(self.clone(), id, organisation, &email, &name)
    }

    /// One more role for a person, from a year ago on.
    pub async fn member(&self, person: PersonId, organisation: OrganisationId, role: Role) -> MembershipId {
        let from = self.today() - Days::new(365);
        self.member_between(person, organisation, role, from, None, None).await
    }

    /// A role with dates; `deputy_of` names the supervisor for whom the person stands in.
    pub async fn member_between(
        &self,
        person: PersonId,
        organisation: OrganisationId,
        role: Role,
        from_on: NaiveDate,
        until_on: Option<NaiveDate>,
        deputy_of: Option<PersonId>,
    ) -> MembershipId {
        let id = MembershipId::new();
        let row = membership::ActiveModel {
            id: Set(id),
            person_id: Set(person),
            organisation_id: Set(organisation),
            role: Set(role),
            from_on: Set(from_on),
            until_on: Set(until_on),
            deputy_of: Set(deputy_of),
            created_at: Set(self.now()),
        };
        row.insert(self.db()).await.unwrap();
        id
    }

    async fn organisation(&self, kind: Kind, name: &str, municipality_code: Option<&str>) -> OrganisationId {
        let known = organisation::Entity::find()
            .filter(organisation::Column::Kind.eq(kind))
            .filter(organisation::Column::Name.eq(name))
            .one(self.db())
            .await
            .unwrap();
        if let Some(known) = known {
            return known.id;
        }
        let id = OrganisationId::new();
        let row = organisation::ActiveModel {
            id: Set(id),
            kind: Set(kind),
            municipality_code: Set(municipality_code.map(ToOwned::to_owned)),
            name: Set(name.to_owned()),
            name_kana: Set("テスト".to_owned()),
            address: Set("三重県津市広明町13番地".to_owned()),
            state: Set(State::Active),
            created_at: Set(self.now()),
            version: Set(1),
            ..Default::default()
        };
        row.insert(self.db()).await.unwrap();
        id
    }

    async fn under(&self, id: OrganisationId, parent: OrganisationId) {
        let row = organisation::ActiveModel {
            id: Set(id),
            parent_id: Set(Some(parent)),
            ..Default::default()
        };
        row.update(self.db()).await.unwrap();
    }
}
