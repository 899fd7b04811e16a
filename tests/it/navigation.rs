//! The ways through the site: every link of the menu, the foot and the home page leads somewhere.

/// The local addresses between two marks of a page.
fn links(page: &str, from: &str, to: &str) -> Vec<String> {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from}"));
    let part = &page[start..];
    let part = &part[..part.find(to).unwrap_or_else(|| panic!("no {to}"))];
    part.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.replace("&#38;", "&").replace("&amp;", "&"))
        .collect()
}

#[test]
fn every_way_from_the_home_page_leads_to_a_page() {
    let server = super::shipped::reading();
    for language in ["nb", "nn", "en"] {
        let path = format!("/?lang={language}");
        let home = server.get(&path, "text/html").text();
        let mut ways = links(&home, "<nav class=\"menu\"", "</nav>");
        ways.extend(links(&home, "<section class=\"asked\"", "</section>"));
        ways.extend(links(&home, "<footer", "</footer>"));
        assert!(ways.len() > 25, "{ways:?}");
        for way in ways {
            assert!(way.contains(&format!("lang={language}")), "{way}");
            let page = server.get(&way, "text/html");
            assert_eq!(page.status, 200, "{way}");
            assert!(
                page.header("content-type").starts_with("text/html"),
                "{way}"
            );
        }
    }
}

/// Who reads a page of the menu sees where in the site it is.
#[test]
fn the_menu_marks_the_page_it_leads_to() {
    let server = super::shipped::reading();
    let home = server.get("/?lang=en", "text/html").text();
    for way in links(&home, "<nav class=\"menu\"", "</nav>") {
        let page = server.get(&way, "text/html").text();
        let menu = page.split("<nav class=\"menu\"").nth(1).expect("a menu");
        let menu = menu.split("</nav>").next().unwrap_or_default();
        let marked = menu.split("aria-current=\"page\"").next().expect("a mark");
        assert!(
            menu.contains("aria-current=\"page\""),
            "{way} is not marked"
        );
        let shown = marked.rsplit("href=\"").next().unwrap_or_default();
        assert!(
            way.starts_with(shown.split(['?', '"']).next().unwrap_or("-")),
            "{way}: {shown}"
        );
    }
}
