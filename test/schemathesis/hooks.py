"""What OpenAPI cannot say: refusals of requests that its schemas allow."""

import schemathesis

# Rules of the contract that no JSON Schema can hold: they look at two parameters, at other rows, at
# the decimals of a number, into a list of passwords or at texts deep in any JSON.
BEYOND_SCHEMAS = {
    "Use either page or cursor",
    "Name each key once",
    "Not a cursor of this list in this order",
    "Refers to a row that is not there",
    "Must have at most two decimals",
    "Not a valid money",
    "Too common: others try it first",
    "Holds a character that is not valid text",
}


def _refusals(response):
    error = response.json().get("error", {})
    return {detail["message"] for detail in error.get("details", [])}


@schemathesis.hook
def filter_failure(context, failure, case, response):
    if failure.code != "ST202" or response.status_code != 400:
        return True
    refusals = _refusals(response)
    return not refusals or not refusals <= BEYOND_SCHEMAS
