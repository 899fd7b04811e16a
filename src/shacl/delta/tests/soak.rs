//! Many random cases from one seed: a slice each time, all of them on demand.

use super::{Tried, check};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use std::cell::{Cell, RefCell};

/// Every component of SHACL that makes results of its own.
const BREAKABLE: &[&str] = &[
    "And",
    "Class",
    "Closed",
    "Datatype",
    "Disjoint",
    "Equals",
    "HasValue",
    "In",
    "LanguageIn",
    "LessThan",
    "LessThanOrEquals",
    "MaxCount",
    "MaxExclusive",
    "MaxInclusive",
    "MaxLength",
    "MinCount",
    "MinExclusive",
    "MinInclusive",
    "MinLength",
    "Node",
    "NodeKind",
    "Not",
    "Or",
    "Pattern",
    "QualifiedMaxCount",
    "QualifiedMinCount",
    "SPARQL",
    "UniqueLang",
    "Xone",
];

/// Checks at least so many deltas from a seed; the error is the smallest failure.
fn run(seed: u64, deltas: usize) -> Result<Tried, String> {
    let tried = RefCell::new(Tried::default());
    let failed = Cell::new(false);
    let numbers = prop::collection::vec(any::<u16>(), 0..400);
    let mut round = 0;
    while tried.borrow().deltas < deltas {
        let outcome = runner(seed, round).run(&numbers, |numbers| {
            check(&numbers, &mut tried.borrow_mut()).map_err(|why| {
                if !failed.replace(true) {
                    eprintln!("seed {seed}: a failure; shrinking it");
                }
                TestCaseError::fail(why)
            })
        });
        match outcome {
            Ok(()) => round += 1,
            Err(TestError::Fail(why, _)) => return Err(format!("seed {seed}: {why}")),
            Err(TestError::Abort(why)) => return Err(format!("seed {seed}: gave up: {why}")),
        }
    }
    Ok(tried.into_inner())
}

/// A runner of some cases.
fn runner(seed: u64, round: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&round.to_le_bytes());
    let config = Config {
        cases: 64,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

#[test]
fn what_is_not_touched_keeps_its_verdict() {
    let tried = run(1, 400).unwrap_or_else(|why| panic!("{why}"));
    assert!(tried.spared > tried.checked / 2, "little was spared");
}

/// `HELSEGRAF_SOAK_DELTAS` (20,000 unless given) from `HELSEGRAF_SOAK_SEED` (a new one each time).
#[test]
#[ignore = "takes minutes: make soak"]
fn soak() {
    let number = |name| std::env::var(name).ok().and_then(|v| v.parse().ok());
    let deltas: u64 = number("HELSEGRAF_SOAK_DELTAS").unwrap_or(20_000);
    let seed = number("HELSEGRAF_SOAK_SEED").unwrap_or_else(|| {
        let now = std::time::UNIX_EPOCH.elapsed();
        now.map_or(0, |d| d.as_secs())
    });
    println!("seed {seed}");
    let tried = run(seed, deltas as usize).unwrap_or_else(|why| panic!("{why}"));
    println!(
        "{} deltas, {} of them effective, {} harmful; {} pairs of constraint and focus node \
         validated, {} spared, {} fallbacks",
        tried.deltas, tried.effective, tried.harmful, tried.checked, tried.spared, tried.fallbacks
    );
    for (component, results) in &tried.components {
        println!("{results:9} results of {component}");
    }
    let never: Vec<_> = BREAKABLE
        .iter()
        .filter(|name| {
            !tried
                .components
                .contains_key(&format!("{name}ConstraintComponent"))
        })
        .collect();
    assert!(never.is_empty(), "never broken: {never:?}");
}
