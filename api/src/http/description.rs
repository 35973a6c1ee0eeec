//! What every change has in common, written into the OpenAPI document once: the two headers that make it safe.

use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{Object, OpenApi, RefOr, Required, Schema, Type};

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
