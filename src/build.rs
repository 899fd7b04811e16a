//! Builds again when a file of the embedded content comes or goes.

fn main() {
    for folder in ["ontology", "shapes", "data"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
