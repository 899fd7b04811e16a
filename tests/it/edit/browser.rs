//! A browser without script: it keeps a cookie, reads forms and sends them.

use crate::server::{Answer, Server, encoded, request};

/// What one keeps between requests.
#[derive(Default, Clone)]
pub struct Browser {
    pub cookie: String,
}

/// The inputs of a form as a browser would send them.
#[derive(Debug, Clone, Default)]
pub struct Form(pub Vec<(String, String)>);

impl Browser {
    pub fn sign_in(&mut self, server: &Server, token: &str) {
        let answer = self.post(server, "/sign-in", &[("token", token)], &[]);
        assert_eq!(answer.status, 303, "{}", answer.text());
        let kept = answer.header("set-cookie");
        self.cookie = kept.split(';').next().expect("a pair").to_owned();
        assert!(!self.cookie.is_empty(), "{kept}");
    }

    pub fn get(&self, server: &Server, path: &str) -> Answer {
        let headers = [("accept", "text/html"), ("cookie", self.cookie.as_str())];
        server.ask(request("GET", path, &headers, ""))
    }

    pub fn post(
        &self,
        server: &Server,
        path: &str,
        pairs: &[(&str, &str)],
        more: &[(&str, &str)],
    ) -> Answer {
        let pairs = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        self.send(server, path, pairs.collect::<Vec<_>>().join("&"), more)
    }

    /// Sends a body as it is.
    pub fn send(&self, server: &Server, path: &str, body: String, more: &[(&str, &str)]) -> Answer {
        let mut headers = vec![("accept", "text/html"), ("cookie", self.cookie.as_str())];
        if !more.iter().any(|(name, _)| *name == "content-type") {
            headers.push(("content-type", "application/x-www-form-urlencoded"));
        }
        headers.extend(more);
        server.ask(request("POST", path, &headers, body))
    }

    /// Opens the form of a thing.
    pub fn open(&self, server: &Server, iri: &str) -> Form {
        let answer = self.get(server, &format!("/edit?lang=en&of={}", encoded(iri)));
        assert_eq!(answer.status, 200, "{iri}: {}", answer.text());
        Form::of(&answer.text())
    }

    /// Opens the form of a new thing.
    pub fn begin(&self, server: &Server, kind: &str) -> Form {
        let answer = self.get(server, &format!("/edit?lang=en&kind={kind}"));
        assert_eq!(answer.status, 200, "{kind}: {}", answer.text());
        Form::of(&answer.text())
    }

    /// Presses a button of a form.
    pub fn press(&self, server: &Server, form: &Form, name: &str, value: &str) -> Answer {
        let mut pairs: Vec<_> = form
            .0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        pairs.push((name, value));
        self.post(server, "/edit?lang=en", &pairs, &[])
    }

    /// Tries a form and confirms what it would change; gives the answer to that.
    pub fn save(&self, server: &Server, form: &Form, message: &str) -> Answer {
        let review = self.press(server, form, "do", "check");
        assert_eq!(review.status, 200, "{}", text_of(&review.text()));
        let mut form = Form::of(&review.text());
        form.set("message", message);
        self.press(server, &form, "do", "commit")
    }
}

impl Form {
    /// The inputs of the form for editing in a page.
    pub fn of(page: &str) -> Self {
        Self::within(page, "<form class=\"edit\"")
    }

    /// The inputs of the form that begins so.
    pub fn within(page: &str, begins: &str) -> Self {
        let start = page.find(begins).expect("a form");
        let end = page[start..].find("</form>").expect("its end");
        let mut rest = &page[start..start + end];
        let mut pairs = Vec::new();
        while let Some(at) = rest.find('<') {
            rest = &rest[at + 1..];
            let close = rest.find('>').unwrap_or(rest.len());
            let tag = &rest[..close];
            let is = |name: &str| tag.starts_with(name);
            let name = attribute(tag, "name");
            if is("input ") && (attribute(tag, "type") != "radio" || tag.contains(" checked")) {
                pairs.push((name, attribute(tag, "value")));
            } else if is("textarea ") {
                let text = &rest[close + 1..];
                let text = &text[..text.find("</textarea>").expect("its end")];
                // As browsers do: a line end at the start is none, the others are of two signs.
                let text = text.strip_prefix('\n').unwrap_or(text);
                pairs.push((name, unescaped(text).replace('\n', "\r\n")));
            } else if is("select ") {
                let options = &rest[close + 1..];
                let options = &options[..options.find("</select>").expect("its end")];
                let chosen = options
                    .split("<option ")
                    .skip(1)
                    .map(|option| option.split('>').next().unwrap_or(option));
                let mut chosen: Vec<&str> = chosen.collect();
                chosen.sort_by_key(|option| !option.contains(" selected"));
                let value = chosen
                    .first()
                    .map_or(String::new(), |o| attribute(&format!(" {o}"), "value"));
                pairs.push((name, value));
            }
        }
        Self(
            pairs
                .into_iter()
                .filter(|(name, _)| !name.is_empty())
                .collect(),
        )
    }

    /// The value of an input.
    pub fn get(&self, name: &str) -> &str {
        let pair = self.0.iter().find(|(known, _)| known == name);
        pair.map_or_else(
            || panic!("no input {name}; there are {:?}", self.names()),
            |(_, value)| value,
        )
    }

    /// Writes into an input.
    pub fn set(&mut self, name: &str, value: &str) {
        let names = format!("{:?}", self.names());
        let pair = self.0.iter_mut().find(|(known, _)| known == name);
        let pair = pair.unwrap_or_else(|| panic!("no input {name}; there are {names}"));
        value.clone_into(&mut pair.1);
    }

    /// Adds an input that the page does not have.
    pub fn forge(&mut self, name: &str, value: &str) {
        self.0.push((name.to_owned(), value.to_owned()));
    }

    pub fn without(&self, name: &str) -> Self {
        let kept = self.0.iter().filter(|(known, _)| known != name);
        Self(kept.cloned().collect())
    }

    pub fn names(&self) -> Vec<&str> {
        self.0.iter().map(|(name, _)| name.as_str()).collect()
    }
}

fn attribute(tag: &str, name: &str) -> String {
    let Some(at) = tag.find(&format!(" {name}=\"")) else {
        return String::new();
    };
    let value = &tag[at + name.len() + 3..];
    unescaped(&value[..value.find('"').expect("its end")])
}

fn unescaped(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#38;", "&"),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (code, sign)| {
        text.replace(code, sign)
    })
}

/// What stands in a page, for failures.
pub fn text_of(page: &str) -> String {
    let main = page.find("<main").map_or(page, |at| &page[at..]);
    let main = main.split("</main>").next().unwrap_or(main);
    let mut text = String::new();
    let mut is_tag = false;
    for sign in main.chars() {
        match sign {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if is_tag => {}
            '\n' => {}
            sign => text.push(sign),
        }
    }
    text
}
