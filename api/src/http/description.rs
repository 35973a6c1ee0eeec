//! What operations have in common, written into the OpenAPI document once: the two headers that make a change safe, and
//! the problem document that any of them may answer with.

use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ContentBuilder, Object, OpenApi, Ref, RefOr, Required, ResponseBuilder, Schema, Type};

const IDEMPOTENCY_KEY: &str = "Idempotency-Key";
const IF_MATCH: &str = "If-Match";

/// Names `Idempotency-Key` at every change, and `If-Match` where a row is changed that is there already.
pub fn with_headers(mut api: OpenApi) -> OpenApi {
    for (path, item) in &mut api.paths.paths {
        let existing = path.contains('{') || path.starts_with("/api/me");
        for operation in [&mut item.post, &mut item.put, &mut item.delete].into_iter().flatten() {
            add(
                operation,
                IDEMPOTENCY_KEY,
                "A repeat with the same key gets the first answer and changes nothing.",
            );
            if existing {
                add(operation, IF_MATCH, "The version that the page showed: the `ETag`.");
            }
        }
    }
    api
}

/// Says of every operation that what isn't listed is a problem document: 401, 429 and 503 can meet any of them.
pub fn with_problems(mut api: OpenApi) -> OpenApi {
    let content = ContentBuilder::new()
        .schema(Some(RefOr::Ref(Ref::from_schema_name("Problem"))))
        .build();
    let problem = ResponseBuilder::new()
        .description("Any other refusal or failure")
        .content("application/problem+json", content)
        .build();
    for item in api.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            let responses = &mut operation.responses.responses;
            responses
                .entry("default".into())
                .or_insert_with(|| RefOr::T(problem.clone()));
        }
    }
    api
}

fn add(operation: &mut Operation, name: &str, description: &str) {
    let parameters = operation.parameters.get_or_insert_default();
    let named = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(known) if known.name == name);
    if parameters.iter().any(named) {
        return;
    }
    let text = RefOr::T(Schema::Object(Object::with_type(Type::String)));
    let header = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(text))
        .build();
    parameters.push(RefOr::T(header));
}
