"""Where a judge differs from the Recommendation (https://www.w3.org/TR/shacl/), by name.

A difference counts as explained only if one of these says so and the other judge sides with us; or
the Recommendation's own words leave no doubt (`beyond_doubt`); or the other judge gave up on the
case, but sides with us elsewhere."""

import re
from dataclasses import dataclass
from typing import Callable

from judges import Result

@dataclass(frozen=True)
class Disagreement:
    judge: str
    name: str
    # Of a result that one has and the other has not.
    concerns: Callable[[Result], bool]
    beyond_doubt: bool = False


@dataclass(frozen=True)
class Blur:
    """Both reports are compared without what a judge says differently, or not at all."""

    judge: str
    name: str
    blurred: Callable[[Result], Result]
    # How often a result may count at most, if not as often as it is there.
    once: Callable[[Result], bool] = lambda result: False


def is_component(*names):
    wanted = {f"{name}ConstraintComponent" for name in names}
    return lambda result: result.component in wanted


def is_own(result):
    return result.component.startswith("<")


def has_no_order(result):
    """A value that SPARQL's < and <= compare with nothing, not even itself."""
    return not result.value.startswith('"') or re.search(r'"@|/own>$', result.value) is not None


def without_focus(result):
    return result._replace(focus="") if is_component("Closed")(result) else result


def without_value(result):
    return result._replace(value="") if is_own(result) else result


def by_query_over_path(result):
    return (is_own(result) or is_component("SPARQL")(result)) and result.path[:1] in ("[", "(")


COMPARING = is_component(
    "MinInclusive", "MinExclusive", "MaxInclusive", "MaxExclusive", "LessThan", "LessThanOrEquals"
)
AROUND = is_component("Not", "And", "Or", "Xone", "Node", "QualifiedMinCount", "QualifiedMaxCount")

BLURS = [
    Blur(
        "TopBraid",
        "reports the value node as focus node of sh:closed; §3.6.2.1: the focus node that was validated",
        without_focus,
    ),
    Blur(
        "pySHACL",
        "leaves out sh:value of some ASK validators; §6.2.3: every solution's value",
        without_value,
    ),
    *(
        Blur(
            judge,
            "tells otherwise than SPARQL §18.4 how often a query's path leads to a value; the result is the same",
            lambda result: result,
            by_query_over_path,
        )
        for judge in ("TopBraid", "pySHACL")
    ),
]

DISAGREEMENTS = [
    Disagreement(
        "TopBraid",
        "has no sh:equals at literal focus nodes; §4.5.1: for each value node",
        lambda r: is_component("Equals")(r) and r.focus.startswith('"'),
    ),
    *(
        Disagreement(
            judge,
            "lets a term be <= itself; §4.5.4: SPARQL's <= compares neither IRIs nor texts with a"
            " language, and what cannot be compared is a result",
            lambda r: is_component("LessThanOrEquals")(r) and has_no_order(r),
            beyond_doubt=True,
        )
        for judge in ("TopBraid", "pySHACL")
    ),
    Disagreement(
        "pySHACL",
        "compares what SPARQL's < does not: across datatypes, ill-typed, with language tags; §4.3, §4.5.3",
        COMPARING,
    ),
    Disagreement(
        "pySHACL",
        "gives blank nodes a length; §4.4.1: a blank node is always a result",
        lambda r: is_component("MinLength")(r) and r.value == "_:",
    ),
    Disagreement(
        "TopBraid",
        "leads nowhere from a literal by a path that may be empty, within an alternative; §2.3.1.6",
        lambda r: r.focus.startswith('"') and "zeroOr" in r.path,
    ),
    Disagreement(
        "pySHACL",
        "walks an inverted sequence in the order it is written; §2.3.1.4",
        lambda r: re.search(r"inversePath \(", r.path) is not None,
    ),
    Disagreement(
        "pySHACL",
        "has one more result where a value is the empty text; §6.2.2",
        lambda r: is_own(r) and not r.value,
    ),
    Disagreement("TopBraid", "one of these inside sh:not, sh:node and the like", AROUND),
    Disagreement("pySHACL", "one of these inside sh:not, sh:node and the like", AROUND),
]
