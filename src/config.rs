//! Every setting: flag, `HELSEGRAF_*` variable, default, unit.
