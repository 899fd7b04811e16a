//! `POST /edit`: one step of a form.

use super::super::app::App;
use super::super::ask::Asking;
use super::super::pages::visit::{Visit, no_store, refusal};
use super::super::problem::{Problem, kinds};
use super::super::server::Peer;
use super::super::session::{Entry, Signed, ask_again, enter, own_form, own_site};
use super::asked::{About, Asked, Step, no_input, receive};
use super::desk::Desk;
use super::gone;
use super::not_yours::turned_away;
use crate::editing::{Node, Value};
use crate::html;
use crate::html::edit::{Errors, Notice};
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

/// One step: rows come and go, what would change is shown, the change is made.
///
/// 401 without a session, 403 for a form of another site or session or a graph that is not for
/// this writer, 410 if the thing was removed, 412 with both versions if it has changed, 422 with the form and what is
/// wrong in it.
pub async fn submit(
    State(app): State<App>,
    signed: Option<Extension<Signed>>,
    visit: Visit,
    request: Request,
) -> Result<Response, Problem> {
    let signed = signed.map(|Extension(signed)| signed);
    let answer = answer(&app, signed, visit.clone(), request).await;
    answer.or_else(|problem| {
        let place = (visit.uri.path(), visit.uri.query());
        refusal(&problem, &visit.headers, place, visit.reader.who).ok_or(problem)
    })
}

async fn answer(
    app: &App,
    signed: Option<Signed>,
    visit: Visit,
    request: Request,
) -> Result<Response, Problem> {
    own_site(app, &visit.headers)?;
    let peer = request.extensions().get().copied();
    let asked = receive(app, &visit.headers, request).await?;
    let Some(signed) = signed else {
        return sign_in_again(app, &visit, asked, peer).await;
    };
    let is_own = own_form(&signed, asked.csrf.as_deref());
    // A form that was opened before one signed in anew comes back with what was put in; one
    // without a thing of ours is refused.
    if asked.csrf.is_none() {
        is_own?;
        return Err(no_input("csrf"));
    }
    let shared = app.clone();
    let origin = match is_own {
        Ok(()) => Origin::Own,
        Err(_) => Origin::Other,
    };
    app.write(move |asking| turn(&shared, asking, (&signed, &visit), asked, origin))
        .await
}

/// A form whose session is over: a token is asked for, and the form comes back as it was.
async fn sign_in_again(
    app: &App,
    visit: &Visit,
    mut asked: Asked,
    peer: Option<Peer>,
) -> Result<Response, Problem> {
    if asked.csrf.is_none() {
        return Err(Problem::unauthenticated());
    }
    let kept = std::mem::take(&mut asked.pairs);
    let entry = asked.token.as_deref();
    let entry = entry.map(|token| enter(app, peer, &visit.headers, token));
    let (signed, cookie) = match entry.transpose()? {
        Some(Entry::In(signed, cookie)) => (signed, cookie),
        entry => return Ok(ask_again(app, visit, ("/edit", kept), entry.as_ref())),
    };
    asked.step = Step::Back;
    let (shared, visit) = (app.clone(), visit.clone());
    let mut response = app
        .write(move |asking| turn(&shared, asking, (&signed, &visit), asked, Origin::Returned))
        .await?;
    let cookie = cookie.map(|cookie| (SET_COOKIE, cookie));
    response.headers_mut().extend(cookie);
    Ok(response)
}

/// Which session a form is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// The one that sends it.
    Own,
    /// An older one, or none that is known.
    Other,
    /// None any more; a new one has just begun with it.
    Returned,
}

fn turn(
    app: &App,
    asking: &Asking,
    who: (&Signed, &Visit),
    mut asked: Asked,
    origin: Origin,
) -> Result<Response, Problem> {
    if let Step::Remove(row) = &asked.step {
        asked.sent.remove(row);
    }
    let mut desk = match Desk::open((app, asking), who, &asked.about) {
        Err(problem) if is_missing(&problem, &asked.about) => {
            let read = |desk: &Desk<'_>| read(desk, &asked);
            return gone::meanwhile((app, asking), who, &asked, (problem, read));
        }
        Err(problem) => {
            return turned_away((app, who.1), who.0, asked.about.of.as_deref(), problem);
        }
        Ok(desk) => desk,
    };
    desk.aside = asked.aside.clone();
    let node = read(&desk, &asked)?;
    desk.state = asked.state.clone().or(desk.state);
    desk.revision = asked.revision;
    desk.message = asked.message.clone();
    let notice = match origin {
        Origin::Own => None,
        Origin::Other => Some((StatusCode::FORBIDDEN, desk.words().stale)),
        Origin::Returned => Some((StatusCode::OK, desk.words().returned)),
    };
    if let Some((status, notice)) = notice {
        let clean = Errors::default();
        let notice = Some(Notice {
            text: notice.to_owned(),
            is_bad: origin == Origin::Other,
        });
        return desk.form(status, (&node, &clean), &asked.slug, notice);
    }
    match &asked.step {
        Step::Check => desk.check(node, &asked),
        Step::Commit => desk.commit(node, &asked),
        Step::Merge => desk.merge(node, &asked),
        Step::Delete => desk.removal(),
        Step::DeleteNow => desk.remove(&asked),
        Step::Class => desk.other_class(&asked),
        Step::Back | Step::Find | Step::Remove(_) => desk.again(node, &asked),
        Step::Add(field, class) => {
            let (field, class) = (field.clone(), class.clone());
            desk.add(node, &asked, &field, class)
        }
    }
}

/// Whether there is nothing of the name that was given.
pub fn is_missing(problem: &Problem, about: &About) -> bool {
    about.of.is_some() && problem.kind() == &kinds::NOT_FOUND
}

/// What was put in: 400 for an input that the shape does not have.
fn read(desk: &Desk<'_>, asked: &Asked) -> Result<Node, Problem> {
    if matches!(asked.step, Step::Delete | Step::DeleteNow | Step::Class) {
        return Ok(Node::default());
    }
    let registry = &desk.ground.registry;
    let sent = Node::sent(registry, &desk.subject.fields, &asked.covered, &asked.sent);
    let mut node = sent.map_err(|wrong| no_input(&wrong.0))?;
    // What is too much for a form is told of again.
    for entry in desk.now().entries {
        if entry.left > 0 && !asked.covered.contains(&entry.at) {
            node.entries.push(entry);
        }
    }
    let order = |key: &str| {
        let mut fields = desk.subject.fields.iter();
        fields.position(|field| field.key == key)
    };
    node.entries.sort_by_key(|entry| order(&entry.field.key));
    Ok(node)
}

impl Desk<'_> {
    /// The form as it was sent, with the things found that were typed by name.
    fn again(&self, mut node: Node, asked: &Asked) -> Result<Response, Problem> {
        let mut errors = Errors::default();
        if asked.step != Step::Back {
            self.resolve(&mut node);
        }
        if asked.step == Step::Find {
            self.unfound(&node, &mut errors);
        }
        self.form(StatusCode::OK, (&node, &errors), &asked.slug, None)
    }

    /// The form with one more row.
    fn add(
        &self,
        mut node: Node,
        asked: &Asked,
        field: &str,
        class: Option<String>,
    ) -> Result<Response, Problem> {
        self.resolve(&mut node);
        let ids = self.parts(&node);
        let registry = &self.ground.registry;
        let entry = node.entry_mut(field).ok_or_else(|| no_input(field))?;
        let value = match class {
            None => entry.blank(),
            Some(class) if entry.field.values.classes.contains(&class) => {
                let at = format!("{}/{}", entry.at, entry.rows.len());
                let fields = registry.fields_of([class.as_str()]);
                let key = &entry.field.key;
                let mut names = (1..).map(|number| format!("#{key}-{number}"));
                let is_free = |name: &String| !ids.iter().any(|id| id.ends_with(name.as_str()));
                Value::Part {
                    id: names.find(is_free).unwrap_or_default(),
                    node: Node::empty(&fields, &at),
                    classes: vec![class],
                }
            }
            Some(class) => return Err(no_input(&format!("{field} {class}"))),
        };
        entry.grow(value);
        self.form(
            StatusCode::OK,
            (&node, &Errors::default()),
            &asked.slug,
            None,
        )
    }

    /// The names of all parts, in the form and in the graph.
    fn parts(&self, node: &Node) -> Vec<String> {
        let mut ids = Vec::new();
        node.each_row(&mut |_, row| {
            if let Value::Part { id, .. } = &row.value {
                ids.push(id.clone());
            }
        });
        if let Some((found, _)) = &self.subject.thing {
            let nodes = crate::registry::json::owned::nodes(&found.view, found.thing);
            ids.extend(nodes.into_iter().map(|id| found.view.text(id).to_owned()));
        }
        ids
    }

    /// A page that is not kept, drawn by `draw`.
    pub fn page(
        &self,
        status: StatusCode,
        draw: impl FnOnce(&html::Site<'_>, html::edit::Opened<'_>) -> String,
    ) -> Result<Response, Problem> {
        let page = self.draw(|site| Ok::<_, Problem>(draw(site, self.opened(site)?)))?;
        Ok(no_store(status, self.visit, page))
    }
}
